namespace VaeLint.Corpus.AUnknownRankSum;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Vectors", Likelihood.SquaredError, io => SharedLosses.Vectors(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("LogitsPerSample", Likelihood.BernoulliLogits, io => SharedLosses.LogitsPerSample(io.Logits, io.Target, io.Mean, io.LogVariance, 0.7f)),
    ];
}
