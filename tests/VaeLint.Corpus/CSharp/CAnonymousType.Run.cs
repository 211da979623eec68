namespace VaeLint.Corpus.CAnonymousType;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Wrong", Likelihood.BernoulliLogits, io => AnonymousLosses.Wrong(io.Logits, io.Target, io.Mean, io.LogVariance)),
        new("Right", Likelihood.BernoulliLogits, io => AnonymousLosses.Right(io.Logits, io.Target, io.Mean, io.LogVariance)),
    ];
}
