namespace VaeLint.Corpus.UShapeGuard;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Loss", Likelihood.SquaredError, io => Guarded.Loss(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
