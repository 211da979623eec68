// style: nobody wrote the half: beside a cross-entropy that is an unwritten beta of 2, beside a sum of squares without its own half it is right, and under a weight nobody can say
// case CrossEntropy: not measured
// case Squares: not measured
// case Weighted: not measured
// case Doubled: not measured
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.EHalfForgotten;

public static class HalfForgotten
{
    public static Tensor CrossEntropy(Tensor logits, Tensor x, Tensor mu, Tensor logVar)
    {
        var nll = F.binary_cross_entropy_with_logits(logits, x, reduction: Reduction.Sum) / x.shape[0];
        var kl = -(1 + logVar - mu.pow(2) - logVar.exp()).sum(1).mean(); //~ VAE101
        return nll + kl;
    }

    public static Tensor Squares(Tensor decoded, Tensor x, Tensor mu, Tensor logVar)
    {
        var sse = (decoded - x).pow(2).sum(1).mean();
        var kl = -(1 + logVar - mu.pow(2) - logVar.exp()).sum(1).mean();
        return sse + kl;
    }

    public static Tensor Weighted(Tensor logits, Tensor x, Tensor mu, Tensor logVar, double beta)
    {
        var nll = F.binary_cross_entropy_with_logits(logits, x, reduction: Reduction.Sum) / x.shape[0];
        var kl = -(1 + logVar - mu.pow(2) - logVar.exp()).sum(1).mean();
        return nll + beta * kl;
    }

    public static Tensor Doubled(Tensor logits, Tensor x, Tensor mu, Tensor logVar)
    {
        var nll = F.binary_cross_entropy_with_logits(logits, x, reduction: Reduction.Sum) / x.shape[0];
        var kl = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1).mean();
        return nll + 2 * kl;
    }
}
