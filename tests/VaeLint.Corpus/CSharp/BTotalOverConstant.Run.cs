namespace VaeLint.Corpus.BTotalOverConstant;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Weighted", Likelihood.SquaredError, io => new Objectives().Weighted(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
