namespace VaeLint.Corpus.DCarRacingTolerance;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Loss", Likelihood.SquaredError, io => new ConvVae(32, 0.0).Loss(io.Target, io.Reconstruction, io.Mean, io.LogVariance).Loss) { EventRank = 3 },
    ];
}
