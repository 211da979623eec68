namespace VaeLint.Corpus.DRatePerPixel;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Forward", Likelihood.BernoulliLogits, io => Hvae.Forward(io.BinaryTarget, io.Logits, io.Mean, io.LogStandardDeviation)["elbo"])
        {
            EventRank = 3,
            LatentRank = 3,
        },
    ];
}
