namespace VaeLint.Corpus.CBaseCalls;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("ThroughBase", Likelihood.SquaredError, io => new ImageObjective().ThroughBase(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("Polymorphic", Likelihood.SquaredError, io => new ImageObjective().Polymorphic(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("Hidden", Likelihood.SquaredError, io => new ImageObjective().Hidden(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
