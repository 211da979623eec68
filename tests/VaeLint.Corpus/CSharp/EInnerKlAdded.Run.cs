namespace VaeLint.Corpus.EInnerKlAdded;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("VaeLoss", Likelihood.SquaredError, io => TutorialLoss.VaeLoss(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("VaeLossRight", Likelihood.SquaredError, io => TutorialLoss.VaeLossRight(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
