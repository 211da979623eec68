namespace VaeLint.Core.Rules;

/// <summary>The rules that read a loss.</summary>
internal static class LossRules
{
    public static IReadOnlyList<LossRule> All { get; } =
    [
        new VAE001MeanReconstructionRule(),
        new VAE002MeanKlRule(),
        new VAE003BatchMismatchRule(),
        new VAE004WrongAxesRule(),
        new VAE005SizeCountedTwiceRule(),
        new VAE010WeightHidesSizeRule(),
        new VAE011BatchSummedTotalRule(),
        new VAE012ConstantBatchSizeRule(),
        new VAE090NotVerifiedRule(),
    ];
}
