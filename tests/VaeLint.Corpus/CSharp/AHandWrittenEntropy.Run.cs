namespace VaeLint.Corpus.AHandWrittenEntropy;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("NegativeElbo", Likelihood.BernoulliProbabilities, io => BernoulliVaeLoss.NegativeElbo(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3 },
        new("NegativeElboPerImage", Likelihood.BernoulliProbabilities, io => BernoulliVaeLoss.NegativeElboPerImage(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3 },
    ];
}
