namespace VaeLint.Corpus.CPrimaryConstructor;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Wrong", Likelihood.SquaredError, io => Losses.Wrong(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("Right", Likelihood.SquaredError, io => Losses.Right(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("Weighted", Likelihood.SquaredError, io => Losses.Weighted(io.Reconstruction, io.Target, io.Mean, io.LogVariance, weight: 4.0)),
    ];
}
