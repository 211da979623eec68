namespace VaeLint.Corpus.BRowSumUnknownRank;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Loss", Likelihood.SquaredError, io => OnlineTrainer.Loss(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
