namespace VaeLint.Corpus.BLogSigmaMeansLogVariance;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("loss_function", Likelihood.SquaredError, io => WorldModelVision.loss_function(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3 },
    ];
}
