namespace VaeLint.Corpus.UShapeComparison;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Loss", Likelihood.SquaredError, io => ShapeCache.Loss(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
