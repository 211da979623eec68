namespace VaeLint.Corpus.AReductionHelpers;

internal static class Run
{
    private static readonly TeamLoss Objective = new();

    public static CorpusCase[] Cases =>
    [
        new("Intended", Likelihood.SquaredError, io => Objective.Intended(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3 },
        new("MeanHelperOnRecon", Likelihood.SquaredError, io => Objective.MeanHelperOnRecon(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3 },
        new("MeanHelperOnKl", Likelihood.SquaredError, io => Objective.MeanHelperOnKl(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3 },
        new("SumHelperOnRecon", Likelihood.SquaredError, io => Objective.SumHelperOnRecon(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3 },
    ];
}
