namespace VaeLint.Corpus.CInitProperties;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Wrong", Likelihood.BernoulliLogits, io => Losses.Wrong(io.Logits, io.Target, io.Mean, io.LogVariance)),
        new("Right", Likelihood.BernoulliLogits, io => Losses.Right(io.Logits, io.Target, io.Mean, io.LogVariance)),
    ];
}
