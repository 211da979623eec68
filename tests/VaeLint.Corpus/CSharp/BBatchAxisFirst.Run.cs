namespace VaeLint.Corpus.BBatchAxisFirst;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Loss", Likelihood.AbsoluteError, io => new PerPixelReport().Loss(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3 },
    ];
}
