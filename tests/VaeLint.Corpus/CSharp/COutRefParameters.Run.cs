namespace VaeLint.Corpus.COutRefParameters;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("OutTerms", Likelihood.SquaredError, io => OutRefLosses.OutTerms(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("RefTotal", Likelihood.SquaredError, io => OutRefLosses.RefTotal(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("RefBalanced", Likelihood.SquaredError, io => OutRefLosses.RefBalanced(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
