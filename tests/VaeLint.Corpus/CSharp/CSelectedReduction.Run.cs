namespace VaeLint.Corpus.CSelectedReduction;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("PerElement", Likelihood.SquaredError, io => SelectedLosses.ByScale(io.Reconstruction, io.Target, io.Mean, io.LogVariance, PixelScale.PerElement)),
        new("PerSample", Likelihood.SquaredError, io => SelectedLosses.ByScale(io.Reconstruction, io.Target, io.Mean, io.LogVariance, PixelScale.PerSample)),
        new("AverageFlag", Likelihood.SquaredError, io => SelectedLosses.ByFlag(io.Reconstruction, io.Target, io.Mean, io.LogVariance, average: true)),
        new("TotalFlag", Likelihood.SquaredError, io => SelectedLosses.ByFlag(io.Reconstruction, io.Target, io.Mean, io.LogVariance, average: false)),
        new("AlwaysSum", Likelihood.SquaredError, io => SelectedLosses.AlwaysSum(io.Reconstruction, io.Target, io.Mean, io.LogVariance, divideFirst: true)),
    ];
}
