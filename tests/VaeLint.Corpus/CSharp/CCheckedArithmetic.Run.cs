namespace VaeLint.Corpus.CCheckedArithmetic;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("CheckedProduct", Likelihood.SquaredError, io => CheckedLosses.CheckedProduct(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3 },
        new("UncheckedBatch", Likelihood.SquaredError, io => CheckedLosses.UncheckedBatch(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("CastDivisor", Likelihood.SquaredError, io => CheckedLosses.CastDivisor(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
