namespace VaeLint.Corpus.BLogMseBesideSum;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Objective", Likelihood.SquaredError, io => TrainStep.Objective(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3 },
    ];
}
