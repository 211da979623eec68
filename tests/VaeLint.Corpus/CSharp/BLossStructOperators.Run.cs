namespace VaeLint.Corpus.BLossStructOperators;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Combined", Likelihood.AbsoluteError, io => Objective.Combined(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 2 },
    ];
}
