namespace VaeLint.Corpus.CSharedHelper;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("VaeLoss", Likelihood.BernoulliLogits, io => LossLibrary.VaeLoss(io.Logits, io.Target, io.Mean, io.LogVariance)),
        new("SummedVaeLoss", Likelihood.BernoulliLogits, io => LossLibrary.SummedVaeLoss(io.Logits, io.Target, io.Mean, io.LogVariance)),
    ];
}
