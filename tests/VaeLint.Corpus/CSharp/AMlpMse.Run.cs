namespace VaeLint.Corpus.AMlpMse;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Loss", Likelihood.SquaredError, io => SensorVae.Loss(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("LossPerWindow", Likelihood.SquaredError, io => SensorVae.LossPerWindow(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
