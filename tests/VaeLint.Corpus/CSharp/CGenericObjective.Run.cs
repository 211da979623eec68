namespace VaeLint.Corpus.CGenericObjective;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Wrong", Likelihood.SquaredError, io => GenericLosses.Wrong(io.Reconstruction, io.Target, new GaussianPosterior(io.Mean, io.LogVariance))),
        new("Right", Likelihood.SquaredError, io => GenericLosses.Right(io.Reconstruction, io.Target, new GaussianPosterior(io.Mean, io.LogVariance))),
    ];
}
