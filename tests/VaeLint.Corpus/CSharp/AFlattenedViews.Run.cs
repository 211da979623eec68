namespace VaeLint.Corpus.AFlattenedViews;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("ViewSum", Likelihood.SquaredError, io => FlattenedLosses.ViewSum(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3 },
        new("ViewMean", Likelihood.SquaredError, io => FlattenedLosses.ViewMean(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3 },
        new("FlattenMeanBoth", Likelihood.AbsoluteError, io => FlattenedLosses.FlattenMeanBoth(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3 },
        new("BatchMeanFirst", Likelihood.SquaredError, io => FlattenedLosses.BatchMeanFirst(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3 },
    ];
}
