namespace VaeLint.Corpus.BTimeSeriesVae;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("LossFunction", Likelihood.SquaredError, io => TimeVae.LossFunction(io.Target, io.Reconstruction, io.Mean, io.LogVariance)) { EventRank = 2 },
    ];
}
