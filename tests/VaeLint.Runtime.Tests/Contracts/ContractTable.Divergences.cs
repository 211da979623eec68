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
    ];
}
