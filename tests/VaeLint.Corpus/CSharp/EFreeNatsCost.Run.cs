namespace VaeLint.Corpus.EFreeNatsCost;

internal static class Run
{
    private static readonly MusicObjective Objective = new(0.0, 0.2, 0.99);

    public static CorpusCase[] Cases =>
    [
        new("Simplified", Likelihood.SquaredError, io => Objective.Simplified(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 2 },
        new("Summed", Likelihood.SquaredError, io => Objective.Summed(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 2 },
    ];
}
