namespace VaeLint.Corpus.CBroadcastAdd;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("ScalarPlusVectorMean", Likelihood.BernoulliProbabilities, io => BroadcastLosses.ScalarPlusVectorMean(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("ScalarPlusVectorSum", Likelihood.BernoulliProbabilities, io => BroadcastLosses.ScalarPlusVectorSum(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("VectorPlusVector", Likelihood.BernoulliProbabilities, io => BroadcastLosses.VectorPlusVector(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
