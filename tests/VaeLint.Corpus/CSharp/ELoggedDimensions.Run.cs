namespace VaeLint.Corpus.ELoggedDimensions;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Objective", Likelihood.BernoulliLogits, io => new DimensionwiseVae(4.0).Objective(io.Logits, io.Target, io.Mean, io.LogVariance)) { EventRank = 3 },
    ];
}
