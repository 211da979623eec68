namespace VaeLint.Corpus.AUseKlFlag;

internal static class Run
{
    private static readonly OptionalKl Objective = new();

    public static CorpusCase[] Cases =>
    [
        new("On", Likelihood.SquaredError, io => Objective.Loss(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("OnSummed", Likelihood.SquaredError, io => Objective.LossSummed(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
