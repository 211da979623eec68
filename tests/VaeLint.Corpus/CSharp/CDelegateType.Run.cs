namespace VaeLint.Corpus.CDelegateType;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Wrong", Likelihood.AbsoluteError, io => DelegateLosses.Wrong(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("Right", Likelihood.AbsoluteError, io => DelegateLosses.Right(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("FromFactory", Likelihood.AbsoluteError, io => DelegateLosses.FromFactory(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
