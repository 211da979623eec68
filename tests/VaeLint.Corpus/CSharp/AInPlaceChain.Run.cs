namespace VaeLint.Corpus.AInPlaceChain;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("ChainSum", Likelihood.BernoulliProbabilities, io => InPlaceKl.ChainSum(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("ChainMean", Likelihood.BernoulliProbabilities, io => InPlaceKl.ChainMean(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("ChainWeighted", Likelihood.SquaredError, io => InPlaceKl.ChainWeighted(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("ChainRight", Likelihood.SquaredError, io => InPlaceKl.ChainRight(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
