namespace VaeLint.Corpus.CExpressionProperties;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Total", Likelihood.SquaredError, io => new BatchLoss(io.Reconstruction, io.Target, io.Mean, io.LogVariance).Total),
        new("Balanced", Likelihood.SquaredError, io => new BatchLoss(io.Reconstruction, io.Target, io.Mean, io.LogVariance).Balanced),
    ];
}
