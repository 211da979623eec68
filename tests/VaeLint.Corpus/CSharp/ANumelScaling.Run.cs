namespace VaeLint.Corpus.ANumelScaling;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("TimesNumel", Likelihood.SquaredError, io => RescaledMeans.TimesNumel(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("TimesEventSize", Likelihood.SquaredError, io => RescaledMeans.TimesEventSize(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3 },
        new("KlPerElement", Likelihood.SquaredError, io => RescaledMeans.KlPerElement(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("TimesWidthKlSum", Likelihood.SquaredError, io => RescaledMeans.TimesWidthKlSum(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventShape = [784] },
        new("EverythingPerPixel", Likelihood.SquaredError, io => RescaledMeans.EverythingPerPixel(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
