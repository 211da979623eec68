namespace VaeLint.Corpus.DGroupedLevels;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Nelbo", Likelihood.BernoulliLogits, io => HierarchicalObjective.Nelbo(io.Logits, io.BinaryTarget, [new LatentGroup(io.Mean, io.LogStandardDeviation)]))
        {
            EventRank = 3,
            LatentRank = 3,
        },
    ];
}
