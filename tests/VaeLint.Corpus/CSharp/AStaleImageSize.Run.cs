namespace VaeLint.Corpus.AStaleImageSize;

internal static class Run
{
    private static readonly CifarVaeLoss Objective = new();

    public static CorpusCase[] Cases =>
    [
        new("StaleFactor", Likelihood.SquaredError, io => Objective.StaleFactor(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3, EventShape = [3, 32, 32] },
        new("CurrentFactor", Likelihood.SquaredError, io => Objective.CurrentFactor(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3, EventShape = [3, 32, 32] },
        new("ProductOfShape", Likelihood.SquaredError, io => Objective.ProductOfShape(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3, EventShape = [3, 32, 32] },
    ];
}
