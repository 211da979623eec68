namespace VaeLint.Corpus.DGaussianHead;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Default", Likelihood.SquaredError, io => SensorObjective.Default(io.Reconstruction, TorchSharp.torch.ones_like(io.Target), io.Target, io.Mean, io.LogVariance)),
        new("TimesFeatures", Likelihood.SquaredError, io => SensorObjective.TimesFeatures(io.Reconstruction, TorchSharp.torch.ones_like(io.Target), io.Target, io.Mean, io.LogVariance)),
    ];
}
