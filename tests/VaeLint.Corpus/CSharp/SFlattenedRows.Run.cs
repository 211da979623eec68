namespace VaeLint.Corpus.SFlattenedRows;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Annealed", Likelihood.SquaredError, io => Elbo.Annealed(io.Reconstruction, io.Target, io.Mean, io.LogVariance, beta: 4.0)) { EventShape = [784] },
        new("Unweighted", Likelihood.SquaredError, io => Elbo.Unweighted(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventShape = [784] },
        new("Averaged", Likelihood.SquaredError, io => Elbo.Averaged(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventShape = [784] },
    ];
}
