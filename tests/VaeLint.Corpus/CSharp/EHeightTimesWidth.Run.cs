namespace VaeLint.Corpus.EHeightTimesWidth;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("MyLoss", Likelihood.SquaredError, io => VUnet.MyLoss(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3 },
        new("MyLossColour", Likelihood.SquaredError, io => VUnet.MyLossColour(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3 },
    ];
}
