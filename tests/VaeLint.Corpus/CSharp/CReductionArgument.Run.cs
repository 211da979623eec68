namespace VaeLint.Corpus.CReductionArgument;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("CallerMean", Likelihood.BernoulliLogits, io => ReductionLosses.CallerMean(io.Logits, io.Target, io.Mean, io.LogVariance)),
        new("CallerSum", Likelihood.BernoulliLogits, io => ReductionLosses.CallerSum(io.Logits, io.Target, io.Mean, io.LogVariance)),
        new("DefaultMean", Likelihood.BernoulliLogits, io => ReductionLosses.DefaultMean(io.Logits, io.Target, io.Mean, io.LogVariance)),
        new("OverriddenDefault", Likelihood.BernoulliLogits, io => ReductionLosses.OverriddenDefault(io.Logits, io.Target, io.Mean, io.LogVariance)),
    ];
}
