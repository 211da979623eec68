using static VaeLint.Runtime.Tests.Contracts.Sample;

namespace VaeLint.Runtime.Tests.Contracts;

internal static partial class ContractTable
{
    private static IEnumerable<Contract> Objectives =>
    [
        Elbo(
            "NegativeElbo.Compute(nll, kl, beta)",
            [Trained("nll", 1, 9, 4), Trained("kl", 0, 3, 4)],
            inputs => NegativeElbo.Compute(inputs[0], inputs[1], 4.0)),
        Elbo(
            "NegativeElbo.Compute(nll, kls, beta)",
            [Trained("nll", 1, 9, 2, 4), Trained("first", 0, 3, 2, 4), Trained("second", 0, 3, 2, 4)],
            inputs => NegativeElbo.Compute(inputs[0], [inputs[1], inputs[2]], 0.5)),
        Elbo(
            "NegativeElbo.Bernoulli(logits, target, mean, logVariance, beta, mask, secondOrder)",
            [Trained("logits", -4, 4, 3, 5), Fixed("target", 0, 1, 3, 5), Trained("mean", -2, 2, 3, 2), Trained("logVariance", -2, 1, 3, 2)],
            inputs => NegativeElbo.Bernoulli(inputs[0], inputs[1], inputs[2], inputs[3], 2.0, secondOrder: true)),
        Elbo(
            "NegativeElbo.Gaussian(reconstruction, target, standardDeviation, mean, logVariance, beta, mask, secondOrder)",
            [Trained("reconstruction", -2, 2, 3, 5), Fixed("target", -1, 3, 3, 5), Trained("mean", -2, 2, 3, 2), Trained("logVariance", -2, 1, 3, 2), Mask("mask", 3, 5)],
            inputs => NegativeElbo.Gaussian(inputs[0], inputs[1], 0.7, inputs[2], inputs[3], mask: inputs[4], secondOrder: true)),
        Elbo(
            "NegativeElbo.GaussianLogVariance(reconstruction, reconstructionLogVariance, target, mean, logVariance, beta, mask, secondOrder)",
            [Trained("reconstruction", -2, 2, 3, 5), Trained("reconstructionLogVariance", -2, 1, 5), Fixed("target", -1, 3, 3, 5), Trained("mean", -2, 2, 3, 2), Trained("logVariance", -2, 1, 3, 2)],
            inputs => NegativeElbo.GaussianLogVariance(inputs[0], inputs[1], inputs[2], inputs[3], inputs[4], 0.5, secondOrder: true)),
        new("FreeBits.PerDimension(kl, lambda, batchDims)", [Trained("kl", 0, 1.4, 3, 6)], inputs => FreeBits.PerDimension(inputs[0], 0.6)),
        new("FreeBits.PerSample(kl, lambda, batchDims)", [Trained("kl", 0, 1.4, 3, 6)], inputs => FreeBits.PerSample(inputs[0], 0.6)),
        new(
            "FreeBits.PerGroup(groups, lambda, batchDims)",
            [Trained("first", 0, 1.4, 3, 6), Trained("second", 0.5, 1.4, 3)],
            inputs => FreeBits.PerGroup([inputs[0], inputs[1]], 0.6)),
        new("Capacity.BatchMean(kl, capacity, gamma)", [Trained("kl", 0, 3, 5)], inputs => Capacity.BatchMean(inputs[0], 1.0, 30.0)),
        new("Capacity.PerSample(kl, capacity, gamma)", [Trained("kl", 0, 3, 5)], inputs => Capacity.PerSample(inputs[0], 1.0, 30.0)),
        new("ImportanceWeighted.Bound(logWeights)", [Trained("logWeights", -90, -80, 4, 3)], inputs => ImportanceWeighted.Bound(inputs[0])),
        new("ImportanceWeighted.Loss(logWeights)", [Trained("logWeights", -90, -80, 4, 3)], inputs => ImportanceWeighted.Loss(inputs[0])),
    ];

    private static IEnumerable<Contract> Diagnosed =>
    [
        new("Diagnostics.KlPerDimension(mean, logVariance, batchDims)", [Fixed("mean", -2, 2, 3, 4), Fixed("logVariance", -2, 1, 3, 4)], inputs => VaeLint.Diagnostics.KlPerDimension(inputs[0], inputs[1])),
        new("Diagnostics.MeanVariance(mean, unbiased, batchDims)", [Fixed("mean", -2, 2, 3, 4)], inputs => VaeLint.Diagnostics.MeanVariance(inputs[0])),
        new("Diagnostics.ActiveUnits(mean, threshold, unbiased, batchDims)", [Fixed("mean", -2, 2, 3, 4)], inputs => VaeLint.Diagnostics.ActiveUnits(inputs[0]))
        {
            Results = 0,
            ReadsValues = "it returns a number",
        },
        new("Diagnostics.BitsPerDimension(nats, dimensions, levelsPerUnit)", [Fixed("nats", 80, 90, 3)], inputs => VaeLint.Diagnostics.BitsPerDimension(inputs[0], 784)),
    ];

    private static Contract Elbo(string function, ContractInput[] inputs, Func<TorchSharp.torch.Tensor[], NegativeElbo> compute) =>
        new(function, inputs, compute)
        {
            Results = 4,
            Value = result => ((NegativeElbo)result!).Loss,
        };
}
