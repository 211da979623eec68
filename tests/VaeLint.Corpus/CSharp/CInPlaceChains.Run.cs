namespace VaeLint.Corpus.CInPlaceChains;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Wrong", Likelihood.SquaredError, io => InPlaceLosses.Wrong(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("Right", Likelihood.SquaredError, io => InPlaceLosses.Right(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("TotalFirst", Likelihood.SquaredError, io => InPlaceLosses.TotalFirst(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
