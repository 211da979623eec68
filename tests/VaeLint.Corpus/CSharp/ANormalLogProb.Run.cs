namespace VaeLint.Corpus.ANormalLogProb;

internal static class Run
{
    private static readonly ObservationModel Objective = new();

    public static CorpusCase[] Cases =>
    [
        new("GaussianMean", Likelihood.SquaredError, io => Objective.GaussianMean(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("GaussianSum", Likelihood.SquaredError, io => Objective.GaussianSum(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("BernoulliMean", Likelihood.BernoulliLogits, io => Objective.BernoulliMean(io.Logits, io.BinaryTarget, io.Mean, io.LogVariance)),
    ];
}
