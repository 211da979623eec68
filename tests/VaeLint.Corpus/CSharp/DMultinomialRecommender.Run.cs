namespace VaeLint.Corpus.DMultinomialRecommender;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("MultiVaeLoss", Likelihood.Unmeasured, io => LossFn.MultiVaeLoss(io.Logits, io.BinaryTarget, io.Mean, io.LogVariance)),
    ];
}
