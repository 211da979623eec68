namespace VaeLint.Corpus.AHandWrittenLogits;

internal static class Run
{
    private static readonly StableBernoulli Objective = new();

    public static CorpusCase[] Cases =>
    [
        new("SoftplusMean", Likelihood.BernoulliLogits, io => Objective.SoftplusMean(io.Logits, io.Target, io.Mean, io.LogVariance)),
        new("LogSigmoidMean", Likelihood.BernoulliLogits, io => Objective.LogSigmoidMean(io.Logits, io.Target, io.Mean, io.LogVariance)),
        new("SoftplusSum", Likelihood.BernoulliLogits, io => Objective.SoftplusSum(io.Logits, io.Target, io.Mean, io.LogVariance)),
        new("LogSigmoidKlSum", Likelihood.BernoulliLogits, io => Objective.LogSigmoidKlSum(io.Logits, io.Target, io.Mean, io.LogVariance)),
    ];
}
