namespace VaeLint.Corpus.CLinqTerms;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Wrong", Likelihood.SquaredError, io => LinqLosses.Wrong(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("Right", Likelihood.SquaredError, io => LinqLosses.Right(io.Reconstruction, io.Target, [io.Mean], [io.LogVariance])),
        new("WeightedTerms", Likelihood.SquaredError, io => LinqLosses.WeightedTerms(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
