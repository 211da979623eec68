namespace VaeLint.Corpus.DFlattenedTokenLoss;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("TotalLoss", Likelihood.Unmeasured, io => SequenceTrainer.TotalLoss(
            io.Logits, TorchSharp.torch.ones([io.Batch, 60], TorchSharp.torch.ScalarType.Int64), io.Mean, io.LogVariance))
        {
            EventShape = [60, 41],
        },
    ];
}
