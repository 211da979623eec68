namespace VaeLint.Corpus.CDisposeScopes;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Wrong", Likelihood.BernoulliLogits, io => ScopedLosses.Wrong(io.Logits, io.Target, io.Mean, io.LogVariance)),
        new("Right", Likelihood.BernoulliLogits, io => ScopedLosses.Right(io.Logits, io.Target, io.Mean, io.LogVariance)),
    ];
}
