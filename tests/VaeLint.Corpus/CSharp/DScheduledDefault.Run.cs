namespace VaeLint.Corpus.DScheduledDefault;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("VaeLoss", Likelihood.SquaredError, io => WarmUpScript.VaeLoss(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3 },
    ];
}
