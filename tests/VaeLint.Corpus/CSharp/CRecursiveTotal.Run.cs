namespace VaeLint.Corpus.CRecursiveTotal;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Recursive", Likelihood.SquaredError, io => History.Recursive(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("Locked", Likelihood.SquaredError, io => new History().Locked(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
