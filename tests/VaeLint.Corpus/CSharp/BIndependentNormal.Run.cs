namespace VaeLint.Corpus.BIndependentNormal;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Loss", Likelihood.SquaredError, io => PixelGaussian.Loss(io.Target, io.Reconstruction, io.Mean, io.StandardDeviation)) { EventRank = 3 },
    ];
}
