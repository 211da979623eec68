namespace VaeLint.Corpus.CTermArrayStack;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Wrong", Likelihood.SquaredError, io => StackedLosses.Wrong(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("SummedStack", Likelihood.SquaredError, io => StackedLosses.SummedStack(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("AveragedStack", Likelihood.SquaredError, io => StackedLosses.AveragedStack(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
