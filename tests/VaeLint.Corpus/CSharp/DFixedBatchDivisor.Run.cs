namespace VaeLint.Corpus.DFixedBatchDivisor;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Loss", Likelihood.BernoulliProbabilities, io => CelebScript.Loss(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3 },
    ];
}
