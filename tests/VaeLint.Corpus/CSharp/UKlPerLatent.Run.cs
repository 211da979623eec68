namespace VaeLint.Corpus.UKlPerLatent;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Loss", Likelihood.SquaredError, io => LatentStatistics.Loss(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
