namespace VaeLint.Corpus.DLatentsOverBatch;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Loss", Likelihood.SquaredError, io => TelemetryVae.Loss(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 2, LatentShape = [16] },
    ];
}
