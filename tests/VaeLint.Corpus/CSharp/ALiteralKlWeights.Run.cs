namespace VaeLint.Corpus.ALiteralKlWeights;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Tiny", Likelihood.SquaredError, io => CelebALosses.Tiny(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventShape = [12288] },
        new("OneOverPixels", Likelihood.SquaredError, io => CelebALosses.OneOverPixels(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventShape = [12288] },
        new("AlmostOneOverPixels", Likelihood.SquaredError, io => CelebALosses.AlmostOneOverPixels(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventShape = [12288] },
        new("LocalConst", Likelihood.SquaredError, io => CelebALosses.LocalConst(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventShape = [12288] },
    ];
}
