namespace VaeLint.Corpus.CTermList;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Indexed", Likelihood.SquaredError, io => ListLosses.Indexed(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("Collected", Likelihood.SquaredError, io => ListLosses.Collected(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
