namespace VaeLint.Corpus.AAsyncTrainer;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Objective", Likelihood.SquaredError, io => TrainingService.Objective(io.Reconstruction, io.Target, io.Mean, io.LogVariance, 0.4)),
    ];
}
