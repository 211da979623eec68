namespace VaeLint.Corpus.AMseModuleField;

internal static class Run
{
    private static readonly ReconstructionObjective Objective = new();

    public static CorpusCase[] Cases =>
    [
        new("Compute", Likelihood.SquaredError, io => Objective.Compute(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("ComputeMeanKl", Likelihood.SquaredError, io => Objective.ComputeMeanKl(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
