using TorchSharp;
using static TorchSharp.torch;
using static VaeLint.Runtime.Tests.Contracts.Sample;

namespace VaeLint.Runtime.Tests.Contracts;

internal static partial class ContractTable
{
    private static IEnumerable<Contract> Divergences =>
    [
        new(
            "KlDivergence.ToStandardNormal(mean, logVariance, batchDims)",
            [Trained("mean", -2, 2, 3, 4), Trained("logVariance", -2, 1, 3, 4)],
            inputs => KlDivergence.ToStandardNormal(inputs[0], inputs[1])),
        new(
            "KlDivergence.ToStandardNormalPerDimension(mean, logVariance, batchDims)",
            [Trained("mean", -2, 2, 3, 4), Trained("logVariance", -2, 1, 3, 4)],
            inputs => KlDivergence.ToStandardNormalPerDimension(inputs[0], inputs[1])),
        new(
            "KlDivergence.Normal(mean, logVariance, priorMean, priorLogVariance, batchDims)",
            [Trained("mean", -2, 2, 3, 4), Trained("logVariance", -2, 1, 3, 4), Trained("priorMean", -1, 1, 3, 4), Trained("priorLogVariance", -1, 1, 3, 4)],
            inputs => KlDivergence.Normal(inputs[0], inputs[1], inputs[2], inputs[3])),
        new(
            "KlDivergence.Normal(mean, logVariance, priorMean, priorLogVariance, batchDims)",
            [Trained("mean", -2, 2, 2, 3, 4), Trained("logVariance", -2, 1, 2, 3, 4), Trained("priorMean", -1, 1, 4), Trained("priorLogVariance", -1, 1)],
            inputs => KlDivergence.Normal(inputs[0], inputs[1], inputs[2], inputs[3], batchDims: 2))
        {
            Variant = "a prior for all samples",
        },
        new(
            "KlDivergence.NormalPerDimension(mean, logVariance, priorMean, priorLogVariance, batchDims)",
            [Trained("mean", -2, 2, 3, 4), Trained("logVariance", -2, 1, 3, 4), Trained("priorMean", -1, 1, 4), Trained("priorLogVariance", -1, 1, 4)],
            inputs => KlDivergence.NormalPerDimension(inputs[0], inputs[1], inputs[2], inputs[3])),
        new(
            "KlDivergence.Bernoulli(logits, priorLogits, batchDims)",
            [Trained("logits", -4, 4, 3, 4), Trained("priorLogits", -2, 2, 3, 4)],
            inputs => KlDivergence.Bernoulli(inputs[0], inputs[1])),
        new(
            "KlDivergence.BernoulliPerDimension(logits, priorLogits, batchDims)",
            [Trained("logits", -4, 4, 3, 4), Trained("priorLogits", -2, 2, 4)],
            inputs => KlDivergence.BernoulliPerDimension(inputs[0], inputs[1])),
        new(
            "KlDivergence.Categorical(logits, priorLogits, classDim, batchDims)",
            [Trained("logits", -2, 2, 3, 2, 4), Trained("priorLogits", -2, 2, 2, 4)],
            inputs => KlDivergence.Categorical(inputs[0], inputs[1])),
        new(
            "KlDivergence.Categorical(logits, priorLogits, classDim, batchDims)",
            [Trained("logits", -2, 2, 3, 4, 2)],
            inputs => KlDivergence.Categorical(inputs[0], classDim: 1))
        {
            Variant = "uniform prior",
        },
        new(
            "KlDivergence.CategoricalPerDimension(logits, priorLogits, classDim, batchDims)",
            [Trained("logits", -2, 2, 3, 2, 4), Trained("priorLogits", -2, 2, 2, 4)],
            inputs => KlDivergence.CategoricalPerDimension(inputs[0], inputs[1])),
        .. Between,
        new(
            "KlDivergence.MonteCarlo(logQ, logP)",
            [Trained("logQ", -5, 0, 3), Trained("logP", -5, 0, 3)],
            inputs => KlDivergence.MonteCarlo(inputs[0], inputs[1])),
    ];

    private static IEnumerable<Contract> Between =>
    [
        new(
            "KlDivergence.Between(q, p, batchDims)",
            [Trained("mean", -2, 2, 3, 4), Trained("scale", 0.3, 2, 3, 4), Trained("priorMean", -1, 1, 4), Trained("priorScale", 0.5, 2, 4)],
            inputs => BetweenNormals(inputs, KlDivergence.Between)),
        new(
            "KlDivergence.BetweenPerDimension(q, p, batchDims)",
            [Trained("mean", -2, 2, 3, 4), Trained("scale", 0.3, 2, 3, 4), Trained("priorMean", -1, 1, 4), Trained("priorScale", 0.5, 2, 4)],
            inputs => BetweenNormals(inputs, KlDivergence.BetweenPerDimension)),
    ];

    private static Tensor BetweenNormals(Tensor[] inputs, Func<distributions.Distribution, distributions.Distribution, int, Tensor> divergence)
    {
        using var scope = NewDisposeScope();
        using var posterior = distributions.Independent(distributions.Normal(inputs[0], inputs[1]), 1);
        using var prior = distributions.Normal(inputs[2], inputs[3]);
        return divergence(posterior, prior, 1).MoveToOuterDisposeScope();
    }
}
