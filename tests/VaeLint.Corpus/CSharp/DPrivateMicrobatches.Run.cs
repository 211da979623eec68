namespace VaeLint.Corpus.DPrivateMicrobatches;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("BatchLoss", Likelihood.BernoulliLogits, io => PrivateTraining.BatchLoss(io.Logits, io.BinaryTarget, io.Mean, io.LogVariance)),
    ];
}
