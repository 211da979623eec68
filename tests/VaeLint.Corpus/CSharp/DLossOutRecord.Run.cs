namespace VaeLint.Corpus.DLossOutRecord;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Compute", Likelihood.BernoulliLogits, io => VaeObjective.Compute(io.Logits, io.BinaryTarget, io.Mean, io.LogVariance).Total),
    ];
}
