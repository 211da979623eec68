namespace VaeLint.Corpus.CForeachLevels;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("MeanOverLevels", Likelihood.BernoulliLogits, io => HierarchicalLosses.MeanOverLevels(io.Logits, io.Target, [(io.Mean, io.LogVariance)])),
    ];
}
