namespace VaeLint.Corpus.AReductionForwarded;

internal static class Run
{
    private static readonly Trainers Objective = new();

    public static CorpusCase[] Cases =>
    [
        new("Averaged", Likelihood.SquaredError, io => Objective.Averaged(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("Summed", Likelihood.SquaredError, io => Objective.Summed(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("KlMeanBranch", Likelihood.SquaredError, io => Objective.KlReduction(io.Reconstruction, io.Target, io.Mean, io.LogVariance, averageKl: true)),
        new("KlSumBranch", Likelihood.SquaredError, io => Objective.KlReduction(io.Reconstruction, io.Target, io.Mean, io.LogVariance, averageKl: false)),
    ];
}
