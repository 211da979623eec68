// style: KL written as +0.5 * (...) and subtracted, the likelihood as a negative number maximised; wiseodd-style one-liners
// case LossA: R = 1/(B*D); K = 1/B; beta = D
// case LossB: R = 1/B; K = 1/(B*L); beta = 1/L
// case LossC: R = 1; K = 1; beta = 1
// case LossD: R = 1; K = 1/B; beta = 1/B
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.AHalfSubtracted;

public static class OneLiners
{
    public static Tensor LossA(Tensor X, Tensor logits, Tensor zMu, Tensor zVar)
    {
        var recon = F.binary_cross_entropy_with_logits(logits, X); //~ VAE001
        var negativeKl = torch.mean(0.5 * torch.sum(1.0 + zVar - zMu.pow(2) - torch.exp(zVar), 1));
        return recon - negativeKl;
    }

    public static Tensor LossB(Tensor X, Tensor logits, Tensor zMu, Tensor zVar)
    {
        var recon = F.binary_cross_entropy_with_logits(logits, X, reduction: Reduction.Sum) / X.size(0);
        recon -= 0.5 * torch.mean(1.0 + zVar - zMu.pow(2) - torch.exp(zVar)); //~ VAE002
        return recon;
    }

    public static Tensor LossC(Tensor X, Tensor logits, Tensor zMu, Tensor zVar)
        => F.binary_cross_entropy_with_logits(logits, X, reduction: Reduction.Sum)
            - 0.5 * torch.sum(1.0 + zVar - zMu.pow(2) - torch.exp(zVar));

    public static Tensor LossD(Tensor X, Tensor logits, Tensor zMu, Tensor zVar)
        => F.binary_cross_entropy_with_logits(logits, X, reduction: Reduction.Sum) //~ VAE003
            - torch.mean(0.5 * torch.sum(1.0 + zVar - zMu.pow(2) - torch.exp(zVar), dim: 1));
}
