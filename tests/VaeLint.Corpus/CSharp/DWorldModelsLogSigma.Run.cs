namespace VaeLint.Corpus.DWorldModelsLogSigma;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Loss", Likelihood.SquaredError, io => TrainVision.Loss(io.Reconstruction, io.Target, io.Mean, io.LogStandardDeviation)) { EventRank = 3 },
    ];
}
