using static VaeLint.Runtime.Tests.Contracts.Sample;

namespace VaeLint.Runtime.Tests.Contracts;

internal static partial class ContractTable
{
    private static IEnumerable<Contract> Losses =>
    [
        new(
            "NegativeLogLikelihood.BernoulliLogits(logits, target, mask, batchDims)",
            [Trained("logits", -4, 4, 3, 2, 5), Fixed("target", 0, 1, 3, 2, 5)],
            inputs => NegativeLogLikelihood.BernoulliLogits(inputs[0], inputs[1]))
        {
            WithoutMetaKernel = "aten::log_sigmoid_forward",
        },
    ];
}
