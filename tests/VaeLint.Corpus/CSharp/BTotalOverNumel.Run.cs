namespace VaeLint.Corpus.BTotalOverNumel;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("NatsPerDim", Likelihood.BernoulliLogits, io => LikelihoodMetrics.NatsPerDim(io.Logits, io.Target, new PosteriorParameters(io.Mean, io.LogVariance))) { EventRank = 3 },
    ];
}
