namespace VaeLint.Corpus.SSmallHelpers;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("AddedByRef", Likelihood.SquaredError, io => Elbo.AddedByRef(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("AddedInHelper", Likelihood.SquaredError, io => Elbo.AddedInHelper(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("HalvedBesideQuarter", Likelihood.SquaredError, io => Elbo.HalvedBesideQuarter(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("HalvedTogether", Likelihood.SquaredError, io => Elbo.HalvedTogether(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("ByOut", Likelihood.SquaredError, io => Elbo.ByOut(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("Flattened", Likelihood.SquaredError, io => Elbo.Flattened(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
