namespace VaeLint.Corpus.AReducedTwice;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("SumMean", Likelihood.BernoulliProbabilities, io => LeftOvers.SumMean(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("MeanSum", Likelihood.BernoulliProbabilities, io => LeftOvers.MeanSum(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("MeanMean", Likelihood.SquaredError, io => LeftOvers.MeanMean(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("SumMeanBoth", Likelihood.SquaredError, io => LeftOvers.SumMeanBoth(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
