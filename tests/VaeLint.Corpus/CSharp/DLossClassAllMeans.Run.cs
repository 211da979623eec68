namespace VaeLint.Corpus.DLossClassAllMeans;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("forward", Likelihood.SquaredError, io => new VAELoss().forward(io.Target, io.Reconstruction, io.Mean, io.LogVariance)) { EventRank = 3 },
    ];
}
