namespace VaeLint.Corpus.DLogisticAnnealedText;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Loss", Likelihood.Unmeasured, io => new SentenceLoss(0, "logistic", 0.0025, 2500).Loss(
            io.Logits, TorchSharp.torch.ones([io.Batch, io.EventShape[0]], TorchSharp.torch.ScalarType.Int64), io.Mean, io.LogVariance, 2000))
        {
            EventRank = 2,
        },
    ];
}
