namespace VaeLint.Corpus.CForLoopLevels;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Wrong", Likelihood.SquaredError, io => LadderLosses.Wrong(io.Reconstruction, io.Target, [io.Mean], [io.LogVariance])),
        new("Right", Likelihood.SquaredError, io => LadderLosses.Right(io.Reconstruction, io.Target, [io.Mean], [io.LogVariance])),
    ];
}
