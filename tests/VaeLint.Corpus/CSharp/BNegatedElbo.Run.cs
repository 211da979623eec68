namespace VaeLint.Corpus.BNegatedElbo;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Loss", Likelihood.BernoulliProbabilities, io => Elbo.Loss(io.Target, io.Reconstruction, io.Mean, io.LogVariance)) { EventRank = 3 },
    ];
}
