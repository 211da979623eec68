namespace VaeLint.Corpus.SDoubledLevels;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Averaged", Likelihood.SquaredError, io => LevelLosses.Averaged(io.Reconstruction, io.Target, [io.Mean], [io.LogVariance])),
        new("Right", Likelihood.SquaredError, io => LevelLosses.Right(io.Reconstruction, io.Target, [io.Mean], [io.LogVariance])),
    ];
}
