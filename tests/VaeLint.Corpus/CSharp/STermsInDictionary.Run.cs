namespace VaeLint.Corpus.STermsInDictionary;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("ByKey", Likelihood.SquaredError, io => Losses.ByKey(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("ByPairs", Likelihood.SquaredError, io => Losses.ByPairs(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("ByValues", Likelihood.SquaredError, io => Losses.ByValues(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("Deconstructed", Likelihood.SquaredError, io => Losses.Deconstructed(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("TotalInside", Likelihood.SquaredError, io => Losses.TotalInside(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("Tried", Likelihood.SquaredError, io => Losses.Tried(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
