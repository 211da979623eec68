namespace VaeLint.Corpus.SDelayedTerms;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Later", Likelihood.SquaredError, io => Elbo.Later(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("OnAnotherThread", Likelihood.SquaredError, io => Elbo.OnAnotherThread(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("OneByOne", Likelihood.SquaredError, io => Elbo.OneByOne(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("OneByOneRight", Likelihood.SquaredError, io => Elbo.OneByOneRight(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("Scheduled", Likelihood.SquaredError, io => Elbo.Scheduled(io.Reconstruction, io.Target, io.Mean, io.LogVariance, _ => 0.5, 3)),
        new("InNats", Likelihood.SquaredError, io => Elbo.InNats(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("InBranch", Likelihood.SquaredError, io => Elbo.InBranch(io.Reconstruction, io.Target, io.Mean, io.LogVariance, useKl: true)),
    ];
}
