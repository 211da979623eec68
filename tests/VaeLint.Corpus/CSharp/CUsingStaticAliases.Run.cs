namespace VaeLint.Corpus.CUsingStaticAliases;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Wrong", Likelihood.BernoulliLogits, io => AliasedLosses.Wrong(io.Logits, io.Target, io.Mean, io.LogVariance)),
        new("Right", Likelihood.BernoulliLogits, io => AliasedLosses.Right(io.Logits, io.Target, io.Mean, io.LogVariance)),
    ];
}
