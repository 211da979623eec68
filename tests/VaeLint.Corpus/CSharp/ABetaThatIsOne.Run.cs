namespace VaeLint.Corpus.ABetaThatIsOne;

internal static class Run
{
    private static readonly BetaLosses Objective = new();

    public static CorpusCase[] Cases =>
    [
        new("ConstBeta", Likelihood.SquaredError, io => Objective.ConstBeta(io.Target, io.Reconstruction, io.Mean, io.LogVariance)),
        new("DefaultBeta", Likelihood.BernoulliProbabilities, io => Objective.DefaultBeta(io.Target, io.Reconstruction, io.Mean, io.LogVariance)),
        new("FieldBeta", Likelihood.SquaredError, io => Objective.FieldBeta(io.Target, io.Reconstruction, io.Mean, io.LogVariance)),
        new("DefaultFour", Likelihood.BernoulliProbabilities, io => Objective.DefaultFour(io.Target, io.Reconstruction, io.Mean, io.LogVariance)),
    ];
}
