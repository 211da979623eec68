namespace VaeLint.Corpus.CExtensionTerms;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Wrong", Likelihood.SquaredError, io => ExtensionLosses.Wrong(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("Right", Likelihood.SquaredError, io => ExtensionLosses.Right(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
