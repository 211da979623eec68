namespace VaeLint.Corpus.ESparsityLoss;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("ElboLoss", Likelihood.AbsoluteError, io => Script.ElboLoss(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventShape = [1, 97] },
    ];
}
