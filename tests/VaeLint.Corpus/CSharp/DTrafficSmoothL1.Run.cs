namespace VaeLint.Corpus.DTrafficSmoothL1;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("SmoothL1LossVae", Likelihood.SquaredError, io => AnomalyLosses.SmoothL1LossVae([io.Reconstruction, io.Mean, io.LogVariance, io.Target], io.Target)) { EventRank = 2 },
    ];
}
