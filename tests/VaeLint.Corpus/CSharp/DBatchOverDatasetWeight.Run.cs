namespace VaeLint.Corpus.DBatchOverDatasetWeight;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("LossFunction", Likelihood.SquaredError, io => LogCoshFreeVae.Terms(io.Reconstruction, io.Target, io.Mean, io.LogVariance, 0.03)["loss"]) { EventRank = 3 },
    ];
}
