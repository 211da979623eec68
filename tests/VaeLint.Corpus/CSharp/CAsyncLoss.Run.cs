namespace VaeLint.Corpus.CAsyncLoss;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Wrong", Likelihood.SquaredError, io => AsyncLosses.WrongAsync(io.Reconstruction, io.Target, io.Mean, io.LogVariance).GetAwaiter().GetResult()),
        new("Right", Likelihood.SquaredError, io => AsyncLosses.RightAsync(io.Reconstruction, io.Target, io.Mean, io.LogVariance).GetAwaiter().GetResult()),
    ];
}
