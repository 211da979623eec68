namespace VaeLint.Corpus.CNoGradMonitor;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Train", Likelihood.SquaredError, io => Monitor.Train(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("TrainWrong", Likelihood.SquaredError, io => Monitor.TrainWrong(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
