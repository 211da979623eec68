namespace VaeLint.Corpus.CSwitchStatement;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Wrong", Likelihood.SquaredError, io => ConfiguredLosses.Wrong(io.Reconstruction, io.Target, io.Mean, io.LogVariance, "mse")),
        new("Right", Likelihood.SquaredError, io => ConfiguredLosses.Right(io.Reconstruction, io.Target, io.Mean, io.LogVariance, 2)),
    ];
}
