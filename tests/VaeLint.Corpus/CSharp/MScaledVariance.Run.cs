namespace VaeLint.Corpus.MScaledVariance;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("HalfOfAll", Likelihood.BernoulliLogits, io => ScaledVariance.HalfOfAll(io.Logits, io.Target, io.Mean, io.LogVariance)),
    ];
}
