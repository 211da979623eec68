namespace VaeLint.Corpus.AAbstractReconstruction;

internal static class Run
{
    private static readonly GaussianVaeObjective Objective = new();

    public static CorpusCase[] Cases =>
    [
        new("Loss", Likelihood.SquaredError, io => Objective.Loss(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
