namespace VaeLint.Corpus.BBceNameHoldsMse;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Criterion", Likelihood.SquaredError, io => SensorVae.Criterion(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventShape = [52] },
    ];
}
