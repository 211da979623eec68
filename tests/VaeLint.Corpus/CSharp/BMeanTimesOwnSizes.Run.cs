namespace VaeLint.Corpus.BMeanTimesOwnSizes;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Forward", Likelihood.SquaredError, io => new ScaledVaeLoss().forward(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3 },
    ];
}
