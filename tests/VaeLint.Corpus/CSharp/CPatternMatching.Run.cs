namespace VaeLint.Corpus.CPatternMatching;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Positional", Likelihood.SquaredError, io => PatternLosses.Positional(new VaeOutput(io.Reconstruction, io.Mean, io.LogVariance), io.Target)),
        new("Property", Likelihood.SquaredError, io => PatternLosses.Property(new VaeOutput(io.Reconstruction, io.Mean, io.LogVariance), io.Target)),
        new("Listed", Likelihood.SquaredError, io => PatternLosses.Listed([io.Reconstruction, io.Mean, io.LogVariance], io.Target)),
    ];
}
