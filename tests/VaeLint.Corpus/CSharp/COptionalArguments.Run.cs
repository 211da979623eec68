namespace VaeLint.Corpus.COptionalArguments;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("DefaultWeight", Likelihood.SquaredError, io => OptionalLosses.DefaultWeight(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("LiteralWeight", Likelihood.SquaredError, io => OptionalLosses.LiteralWeight(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("Summed", Likelihood.SquaredError, io => OptionalLosses.Summed(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
