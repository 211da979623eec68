namespace VaeLint.Corpus.ESwappedCrossEntropy;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("SquaredTargetFirst", Likelihood.SquaredError, io => TargetFirstLoss.SquaredTargetFirst(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
