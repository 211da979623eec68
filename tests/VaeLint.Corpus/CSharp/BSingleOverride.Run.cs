namespace VaeLint.Corpus.BSingleOverride;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Loss", Likelihood.SquaredError, io => new FrameVae().Loss(new Frame(io.Target, io.Reconstruction, io.Mean, io.LogStandardDeviation))) { EventRank = 3 },
    ];
}
