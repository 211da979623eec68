using static VaeLint.Runtime.Tests.Contracts.Sample;

namespace VaeLint.Runtime.Tests.Contracts;

internal static partial class ContractTable
{
    private static IEnumerable<Contract> Losses =>
    [
        new(
            "NegativeLogLikelihood.BernoulliLogits(logits, target, mask, batchDims)",
            [Trained("logits", -4, 4, 3, 2, 5), Fixed("target", 0, 1, 3, 2, 5)],
            inputs => NegativeLogLikelihood.BernoulliLogits(inputs[0], inputs[1])),
        new(
            "NegativeLogLikelihood.BernoulliLogits(logits, target, mask, batchDims)",
            [Trained("logits", -4, 4, 3, 2, 5), Fixed("target", 0, 1, 3, 2, 5), Mask("mask", 3, 2)],
            inputs => NegativeLogLikelihood.BernoulliLogits(inputs[0], inputs[1], inputs[2], batchDims: 2))
        {
            Variant = "mask of a prefix, [K, B]",
        },
        new(
            "NegativeLogLikelihood.BernoulliProbabilities(probabilities, target, mask, batchDims)",
            [Trained("probabilities", 0.05, 0.95, 3, 5), Fixed("target", 0, 1, 3, 5), Mask("mask", 3, 5)],
            inputs => NegativeLogLikelihood.BernoulliProbabilities(inputs[0], inputs[1], inputs[2])),
        new(
            "NegativeLogLikelihood.Gaussian(mean, target, standardDeviation, includeConstants, mask, batchDims)",
            [Trained("mean", -2, 2, 3, 5), Fixed("target", -2, 2, 3, 5), Mask("mask", 3, 5)],
            inputs => NegativeLogLikelihood.Gaussian(inputs[0], inputs[1], 0.6, mask: inputs[2])),
        new(
            "NegativeLogLikelihood.GaussianLogVariance(mean, logVariance, target, includeConstants, mask, batchDims)",
            [Trained("mean", -2, 2, 3, 5), Trained("logVariance", -2, 1, 3, 5), Fixed("target", -2, 2, 3, 5)],
            inputs => NegativeLogLikelihood.GaussianLogVariance(inputs[0], inputs[1], inputs[2])),
        new(
            "NegativeLogLikelihood.GaussianLogVariance(mean, logVariance, target, includeConstants, mask, batchDims)",
            [Trained("mean", -2, 2, 3, 2, 4), Trained("logVariance", -2, 1, 2, 1), Fixed("target", -2, 2, 3, 2, 4), Mask("mask", 3, 2, 4)],
            inputs => NegativeLogLikelihood.GaussianLogVariance(inputs[0], inputs[1], inputs[2], mask: inputs[3]))
        {
            Variant = "per channel, mask",
        },
        new(
            "NegativeLogLikelihood.GaussianOptimalVariance(mean, target, minimumStandardDeviation, mask, batchDims)",
            [Trained("mean", -2, 2, 3, 5), Fixed("target", -2, 2, 3, 5), Mask("mask", 3, 5)],
            inputs => NegativeLogLikelihood.GaussianOptimalVariance(inputs[0], inputs[1], 0.01, inputs[2])),
        new(
            "NegativeLogLikelihood.SquaredError(reconstruction, target, mask, batchDims)",
            [Trained("reconstruction", -2, 2, 3, 5), Fixed("target", -1, 3, 3, 5), Mask("mask", 3, 5)],
            inputs => NegativeLogLikelihood.SquaredError(inputs[0], inputs[1], inputs[2])),
        new(
            "NegativeLogLikelihood.Laplace(mean, target, scale, includeConstants, mask, batchDims)",
            [Trained("mean", -2, 2, 3, 5), Fixed("target", -2, 2, 3, 5), Mask("mask", 3, 5)],
            inputs => NegativeLogLikelihood.Laplace(inputs[0], inputs[1], 0.6, mask: inputs[2])),
        new(
            "NegativeLogLikelihood.Categorical(logits, target, classDim, ignoreIndex, mask, batchDims)",
            [Trained("logits", -3, 3, 3, 4, 5), Indices("target", 4, 3, 5), Mask("mask", 3, 5)],
            inputs => NegativeLogLikelihood.Categorical(inputs[0], inputs[1], classDim: 1, ignoreIndex: 2, mask: inputs[2])),
        new(
            "NegativeLogLikelihood.Poisson(logRate, target, mask, batchDims)",
            [Trained("logRate", -1, 2, 3, 5), Counts("target", 12, 3, 5), Mask("mask", 3, 5)],
            inputs => NegativeLogLikelihood.Poisson(inputs[0], inputs[1], inputs[2])),
        new(
            "NegativeLogLikelihood.NegativeBinomial(mean, inverseDispersion, target, mask, batchDims)",
            [Trained("mean", 0.2, 9, 3, 5), Trained("inverseDispersion", 0.3, 20, 5), Counts("target", 12, 3, 5), Mask("mask", 3, 5)],
            inputs => NegativeLogLikelihood.NegativeBinomial(inputs[0], inputs[1], inputs[2], inputs[3])),
        new(
            "NegativeLogLikelihood.ZeroInflatedNegativeBinomial(mean, inverseDispersion, zeroLogits, target, mask, batchDims)",
            [Trained("mean", 0.2, 9, 3, 5), Trained("inverseDispersion", 0.3, 20, 5), Trained("zeroLogits", -3, 3, 3, 5), Counts("target", 3, 3, 5), Mask("mask", 3, 5)],
            inputs => NegativeLogLikelihood.ZeroInflatedNegativeBinomial(inputs[0], inputs[1], inputs[2], inputs[3], inputs[4])),
    ];
}
