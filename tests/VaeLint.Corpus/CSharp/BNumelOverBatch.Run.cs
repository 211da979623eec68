namespace VaeLint.Corpus.BNumelOverBatch;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Forward", Likelihood.BernoulliProbabilities, io => new ImageLoss().Forward(io.Reconstruction, io.Target, io.Mean, io.LogVariance, out _, out _)) { EventRank = 3 },
    ];
}
