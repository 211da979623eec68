namespace VaeLint.Corpus.CNullableBeta;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("DefaultOne", Likelihood.SquaredError, io => NullableLosses.DefaultOne(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("FreeWeight", Likelihood.SquaredError, io => NullableLosses.FreeWeight(io.Reconstruction, io.Target, io.Mean, io.LogVariance, beta: 4.0)),
        new("Balanced", Likelihood.SquaredError, io => new NullableLosses().Balanced(io.Reconstruction, io.Target, io.Mean, io.LogVariance, beta: 4.0)),
    ];
}
