namespace VaeLint.Corpus.HRecurrentGaussians;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Elbo", Likelihood.SquaredError, io => SignalModel.Elbo(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
