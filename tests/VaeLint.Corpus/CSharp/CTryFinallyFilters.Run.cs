namespace VaeLint.Corpus.CTryFinallyFilters;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Wrong", Likelihood.SquaredError, io => new GuardedLosses().Wrong(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("Right", Likelihood.SquaredError, io => new GuardedLosses().Right(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
