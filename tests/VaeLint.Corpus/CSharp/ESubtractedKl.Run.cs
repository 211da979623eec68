namespace VaeLint.Corpus.ESubtractedKl;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Elbo", Likelihood.BernoulliProbabilities, io => CifarBound.Elbo(io.Target, io.Reconstruction, io.Mean, io.LogVariance)) { EventRank = 3 },
    ];
}
