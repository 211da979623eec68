namespace VaeLint.Corpus.CTotalAdder;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("MeanError", Likelihood.SquaredError, io => AdderLosses.MeanError(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("MeanKl", Likelihood.SquaredError, io => AdderLosses.MeanKl(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("Balanced", Likelihood.SquaredError, io => AdderLosses.Balanced(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
