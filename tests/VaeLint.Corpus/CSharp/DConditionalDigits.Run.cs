namespace VaeLint.Corpus.DConditionalDigits;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Combine", Likelihood.BernoulliLogits, io => ConditionalElbo.Combine(io.Logits, io.BinaryTarget, io.Mean, io.LogVariance)) { EventRank = 3 },
    ];
}
