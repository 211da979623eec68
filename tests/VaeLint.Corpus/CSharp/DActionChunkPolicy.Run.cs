namespace VaeLint.Corpus.DActionChunkPolicy;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Losses", Likelihood.AbsoluteError, io => new ActPolicy(new ActConfig(), null!).Losses(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 2 },
    ];
}
