namespace VaeLint.Corpus.DBernoulliDistribution;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("NegativeElbo", Likelihood.BernoulliLogits, io => ProbabilisticVae.NegativeElbo(io.Logits, io.BinaryTarget, io.Mean, io.StandardDeviation)) { EventRank = 3 },
    ];
}
