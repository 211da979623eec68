namespace VaeLint.Corpus.BFreeBitsPerDimension;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Loss", Likelihood.BernoulliLogits, io => new FreeBitsObjective(0).Loss(io.Logits, io.Target, io.Mean, io.LogVariance)) { EventRank = 3 },
    ];
}
