namespace VaeLint.Corpus.DSmilesTeacherForced;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("VaeLoss", Likelihood.Unmeasured, io => SmilesVae.VaeLoss(
            io.Logits, TorchSharp.torch.ones([io.Batch, SmilesVae.MaxLength], TorchSharp.torch.ScalarType.Int64), io.Mean, io.LogVariance))
        {
            EventShape = [120, 33],
        },
    ];
}
