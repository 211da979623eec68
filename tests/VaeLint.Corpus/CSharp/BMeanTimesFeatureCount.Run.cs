namespace VaeLint.Corpus.BMeanTimesFeatureCount;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Elbo", Likelihood.BernoulliLogits, io => BagOfWordsVae.Elbo(io.Logits, io.Target, io.Mean, io.LogVariance)),
    ];
}
