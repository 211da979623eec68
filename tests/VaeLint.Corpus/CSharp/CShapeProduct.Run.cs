namespace VaeLint.Corpus.CShapeProduct;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Aggregated", Likelihood.SquaredError, io => ProductLosses.Aggregated(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3 },
        new("Ranged", Likelihood.SquaredError, io => ProductLosses.Ranged(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3 },
        new("Looped", Likelihood.SquaredError, io => ProductLosses.Looped(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3 },
        new("OnlyForTheLog", Likelihood.SquaredError, io => ProductLosses.OnlyForTheLog(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3 },
        new("LatentForgotten", Likelihood.SquaredError, io => ProductLosses.LatentForgotten(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3 },
    ];
}
