namespace VaeLint.Corpus.CNestedClasses;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Wrong", Likelihood.SquaredError, io => SpectrogramVae.Wrong(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("Right", Likelihood.SquaredError, io => SpectrogramVae.Right(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
