namespace VaeLint.Corpus.BMeanOverNumelKl;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("PixelObjective", Likelihood.SquaredError, io => new PixelObjective(1.0).Evaluate(io.Target, io.Reconstruction, io.Mean, io.LogVariance)) { EventRank = 3 },
    ];
}
