namespace VaeLint.Corpus.CIteratorTerms;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Wrong", Likelihood.SquaredError, io => IteratorLosses.Wrong(io.Reconstruction, io.Target, Levels(io))),
        new("Right", Likelihood.SquaredError, io => IteratorLosses.Right(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];

    private static LevelStack Levels(LossInputs io)
    {
        var levels = new LevelStack();
        levels.Push(io.Mean, io.LogVariance);
        return levels;
    }
}
