// style: the reduction is a parameter: without default the caller decides, with default the helper does
// case CallerMean: R = 1/(B*D); K = 1/B; beta = D
// case CallerSum: R = 1/B; K = 1/B; beta = 1
// case DefaultMean: R = 1/(B*D); K = 1; beta = B*D
// case OverriddenDefault: R = 1; K = 1; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CReductionArgument;

public static class ReductionLosses
{
    public static Tensor CallerMean(Tensor logits, Tensor x, Tensor mu, Tensor logVar)
        => Loss(logits, x, mu, logVar, Reduction.Mean, divisor: 1); //~ VAE001

    public static Tensor CallerSum(Tensor logits, Tensor x, Tensor mu, Tensor logVar)
        => Loss(logits, x, mu, logVar, divisor: x.shape[0], reduction: Reduction.Sum);

    public static Tensor DefaultMean(
        Tensor logits,
        Tensor x,
        Tensor mu,
        Tensor logVar,
        Reduction reduction = Reduction.Mean)
    {
        var cross = functional.binary_cross_entropy_with_logits(logits, x, reduction: reduction); //~ VAE001
        return cross - 0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum();
    }

    public static Tensor OverriddenDefault(Tensor logits, Tensor x, Tensor mu, Tensor logVar)
        => DefaultMean(logits, x, mu, logVar, Reduction.Sum);

    private static Tensor Loss(Tensor logits, Tensor x, Tensor mu, Tensor logVar, Reduction reduction, long divisor)
    {
        var cross = functional.binary_cross_entropy_with_logits(logits, x, reduction: reduction) / divisor;
        return cross - 0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1).mean();
    }
}
