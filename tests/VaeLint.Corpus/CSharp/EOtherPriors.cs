// style: closed forms that look wrong and are not: prior variance 4, a reversed KL, a learned isotropic prior, an entropy bonus, two divergences of which one is subtracted
// case WidePrior: not measured
// case Reversed: not measured
// case Bonus: not measured
// case Contrast: not measured
// case Lagrangian: not measured
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.EOtherPriors;

public static class OtherPriors
{
    private static Tensor Nll(Tensor logits, Tensor x) => F.binary_cross_entropy_with_logits(logits, x, reduction: Reduction.Sum) / x.shape[0];

    private static Tensor Kl(Tensor mu, Tensor logVar) => (-0.5 * (1 + logVar - mu.pow(2) - logVar.exp())).sum(1).mean();

    // N(0, 4)
    public static Tensor WidePrior(Tensor logits, Tensor x, Tensor mu, Tensor logVar)
    {
        var kl = 0.5 * (logVar.exp() / 4 + mu.pow(2) / 4 - 1 - logVar + Math.Log(4));
        return Nll(logits, x) + kl.sum(1).mean();
    }

    // KL(p || q)
    public static Tensor Reversed(Tensor logits, Tensor x, Tensor mu, Tensor logVar)
    {
        var kl = 0.5 * ((1 + mu.pow(2)) / logVar.exp() - 1 + logVar);
        return Nll(logits, x) + kl.sum(1).mean();
    }

    public static Tensor Bonus(Tensor logits, Tensor x, Tensor mu, Tensor logVar)
    {
        var entropy = (0.5 * logVar).sum(1).mean();
        return Nll(logits, x) + Kl(mu, logVar) - 0.01 * entropy;
    }

    public static Tensor Contrast(Tensor logits, Tensor x, Tensor mu, Tensor logVar, Tensor otherMu, Tensor otherLogVar) =>
        Nll(logits, x) + Kl(mu, logVar) - 0.1 * Kl(otherMu, otherLogVar);

    public static Tensor Lagrangian(Tensor logits, Tensor x, Tensor mu, Tensor logVar, double lambda, double tolerance) =>
        lambda * (Nll(logits, x) - tolerance) + Kl(mu, logVar);
}
