namespace VaeLint.Corpus.BScopedLossResult;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Compute", Likelihood.SquaredError, io => ScopedObjective.Compute(io.Reconstruction, io.Target, io.Mean, io.LogVariance).Loss) { EventRank = 3 },
    ];
}
