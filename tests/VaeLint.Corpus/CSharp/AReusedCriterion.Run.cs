namespace VaeLint.Corpus.AReusedCriterion;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Criterion", Likelihood.SquaredError, io => AnomalyDetector.Criterion(io.Reconstruction, io.Target, io.Mean, io.LogVariance).total),
    ];
}
