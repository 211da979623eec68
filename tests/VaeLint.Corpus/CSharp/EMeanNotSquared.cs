// style: the square of the mean was lost in a refactoring; the halved mean term; both beside a per-sample cross-entropy
// case Lost: not measured
// case Halved: not measured
// case Right: not measured
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.EMeanNotSquared;

public sealed record Posterior(Tensor Mean, Tensor LogVariance);

public static class MeanNotSquared
{
    private static Tensor Nll(Tensor logits, Tensor x) => F.binary_cross_entropy_with_logits(logits, x, reduction: Reduction.None).flatten(1).sum(1);

    public static Tensor Lost(Tensor logits, Tensor x, Posterior q)
    {
        var kl = (-0.5 * (1 + q.LogVariance - q.Mean - q.LogVariance.exp())).sum(1); //~ VAE101
        return (Nll(logits, x) + kl).mean();
    }

    public static Tensor Halved(Tensor logits, Tensor x, Posterior q)
    {
        var kl = 0.5 * (q.LogVariance.exp() - 1 - q.LogVariance + 0.5 * q.Mean.pow(2)).sum(1); //~ VAE101
        return (Nll(logits, x) + kl).mean();
    }

    public static Tensor Right(Tensor logits, Tensor x, Posterior q)
    {
        var kl = 0.5 * (q.LogVariance.exp() - 1 - q.LogVariance + q.Mean.pow(2)).sum(1);
        return (Nll(logits, x) + kl).mean();
    }
}
