namespace VaeLint.Corpus.BLikelihoodUnion;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Bernoulli", VaeLint.Corpus.Likelihood.BernoulliLogits, io => NegativeElbo.Of(new Likelihood.Bernoulli(), io.Logits, io.Target, io.Mean, io.LogVariance)) { EventRank = 3 },
        new("Laplace", VaeLint.Corpus.Likelihood.AbsoluteError, io => NegativeElbo.Of(new Likelihood.Laplace(1.0), io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 2 },
    ];
}
