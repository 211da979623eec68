namespace VaeLint.Corpus.DOutlierElbo;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Total", Likelihood.SquaredError, io => OutlierLosses.Total(io.Target, io.Reconstruction, io.Mean, io.LogVariance)) { EventRank = 2 },
    ];
}
