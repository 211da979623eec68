namespace VaeLint.Corpus.UEnsembleProduct;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Loss", Likelihood.SquaredError, io => ExpertMixture.Loss(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
