namespace VaeLint.Corpus.DCapacityControl;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Forward", Likelihood.SquaredError, io => new CapacityLoss(30.0, 25.0, 10_000).Forward(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3 },
    ];
}
