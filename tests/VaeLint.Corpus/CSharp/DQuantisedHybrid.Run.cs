namespace VaeLint.Corpus.DQuantisedHybrid;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Loss", Likelihood.SquaredError, io => new HybridObjective().Loss(
            new HybridOutput(io.Reconstruction, io.Mean, io.LogVariance, io.Target * 2, io.Target * 3), io.Target)) { EventRank = 3 },
    ];
}
