namespace VaeLint.Corpus.BAnomalyScore;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("TrainingLoss", Likelihood.SquaredError, io => AnomalyDetector.TrainingLoss(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
