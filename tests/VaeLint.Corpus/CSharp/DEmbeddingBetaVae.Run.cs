namespace VaeLint.Corpus.DEmbeddingBetaVae;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Objective", Likelihood.BernoulliProbabilities, io => new ImageEmbedder(4, 3.0).Objective(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3 },
    ];
}
