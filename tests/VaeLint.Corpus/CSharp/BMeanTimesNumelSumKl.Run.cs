namespace VaeLint.Corpus.BMeanTimesNumelSumKl;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("BatchLoss", Likelihood.SquaredError, io => SpectrogramVae.BatchLoss(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 2 },
    ];
}
