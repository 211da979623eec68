namespace VaeLint.Corpus.CMethodGroups;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Wrong", Likelihood.AbsoluteError, io => Losses.Wrong(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("Right", Likelihood.AbsoluteError, io => Losses.Right(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
