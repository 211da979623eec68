using TorchSharp;
using static TorchSharp.torch;
using static VaeLint.Runtime.Tests.Contracts.Sample;

namespace VaeLint.Runtime.Tests.Contracts;

internal static partial class ContractTable
{
    private const string TypeOfTheMean = "a draw has the type of the mean, because it is what the decoder takes";

    private static IEnumerable<Contract> Posteriors =>
    [
        new(
            "Posterior.Reparameterize(mean, logVariance, generator)",
            [Trained("mean", -2, 2, 3, 4), Trained("logVariance", -2, 1, 3, 4)],
            inputs => WithNoise(inputs, generator => Posterior.Reparameterize(inputs[0], inputs[1], generator)))
        {
            DrawsNoise = true,
            NotInHalf = TypeOfTheMean,
        },
        new(
            "Posterior.ReparameterizeMany(mean, logVariance, samples, generator)",
            [Trained("mean", -2, 2, 3, 4), Trained("logVariance", -2, 1, 3, 4)],
            inputs => WithNoise(inputs, generator => Posterior.ReparameterizeMany(inputs[0], inputs[1], 2, generator)))
        {
            DrawsNoise = true,
            NotInHalf = TypeOfTheMean,
        },
        new("LogDensity.StandardNormal(z, batchDims)", [Trained("z", -2, 2, 2, 3, 4)], inputs => LogDensity.StandardNormal(inputs[0], batchDims: 2)),
        new(
            "LogDensity.Normal(z, mean, logVariance, batchDims)",
            [Trained("z", -2, 2, 2, 3, 4), Trained("mean", -2, 2, 3, 4), Trained("logVariance", -2, 1, 3, 4)],
            inputs => LogDensity.Normal(inputs[0], inputs[1], inputs[2], batchDims: 2)),
        new("LogVariance.SoftFloor(logVariance, minimum)", [Trained("logVariance", -12, 2, 3, 4)], inputs => LogVariance.SoftFloor(inputs[0], -6)),
        new("LogVariance.SoftClamp(logVariance, limit)", [Trained("logVariance", -12, 12, 3, 4)], inputs => LogVariance.SoftClamp(inputs[0])),
        new("LogVariance.FromStandardDeviation(standardDeviation)", [Trained("standardDeviation", 0.2, 3, 3, 4)], inputs => LogVariance.FromStandardDeviation(inputs[0])),
        new("LogVariance.FromLogStandardDeviation(logStandardDeviation)", [Trained("logStandardDeviation", -2, 1, 3, 4)], inputs => LogVariance.FromLogStandardDeviation(inputs[0])),
    ];

    /// <summary>The same noise in every call, on every thread and on every device.</summary>
    private static Tensor WithNoise(Tensor[] inputs, Func<Generator, Tensor> draw)
    {
        using var generator = new Generator(7);
        return draw(generator);
    }
}
