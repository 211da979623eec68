namespace VaeLint.Corpus.AAnnealedWeight;

internal static class Run
{
    private static readonly AnnealedVaeLoss Objective = new(AnnealFunction.Linear);

    public static CorpusCase[] Cases =>
    [
        new("MeanLoss", Likelihood.SquaredError, io => Objective.MeanLoss(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("SummedKl", Likelihood.SquaredError, io => Objective.SummedKl(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("Balanced", Likelihood.SquaredError, io => Objective.Balanced(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
