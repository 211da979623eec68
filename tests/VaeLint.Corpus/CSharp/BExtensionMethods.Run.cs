namespace VaeLint.Corpus.BExtensionMethods;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Loss", Likelihood.SquaredError, io => SeismicVae.Loss(io.Target, io.Reconstruction, io.Mean, io.LogVariance)) { EventRank = 2, LatentRank = 2 },
    ];
}
