namespace VaeLint.Corpus.CArrayOutputs;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Wrong", Likelihood.SquaredError, io => ArrayLosses.Wrong([io.Reconstruction, io.Mean, io.LogVariance], io.Target)),
        new("Right", Likelihood.SquaredError, io => ArrayLosses.Right([io.Reconstruction, io.Mean, io.LogVariance], io.Target)),
    ];
}
