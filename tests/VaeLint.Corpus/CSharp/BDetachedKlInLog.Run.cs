namespace VaeLint.Corpus.BDetachedKlInLog;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Compute", Likelihood.SquaredError, io => LossFunction.Compute(io.Reconstruction, io.Target, io.Mean, io.LogVariance)["loss"]) { EventRank = 3 },
    ];
}
