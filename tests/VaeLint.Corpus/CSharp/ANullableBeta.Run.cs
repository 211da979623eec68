namespace VaeLint.Corpus.ANullableBeta;

internal static class Run
{
    private static readonly TrainingConfig Config = new() { Beta = 2.5 };

    public static CorpusCase[] Cases =>
    [
        new("Plain", Likelihood.Unmeasured, io => ConfigurableLoss.Plain(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("FromConfig", Likelihood.SquaredError, io => ConfigurableLoss.FromConfig(io.Reconstruction, io.Target, io.Mean, io.LogVariance, Config)),
        new("PlainSummed", Likelihood.SquaredError, io => ConfigurableLoss.PlainSummed(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
