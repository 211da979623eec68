namespace VaeLint.Corpus.ACountedTwice;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("TimesDimAfterSum", Likelihood.SquaredError, io => MnistObjectives.TimesDimAfterSum(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventShape = [784] },
        new("BatchTwice", Likelihood.BernoulliProbabilities, io => MnistObjectives.BatchTwice(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("BatchAfterMean", Likelihood.BernoulliProbabilities, io => MnistObjectives.BatchAfterMean(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("KlOverPixels", Likelihood.BernoulliProbabilities, io => MnistObjectives.KlOverPixels(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventShape = [784] },
    ];
}
