namespace VaeLint.Corpus.ALocalFunctions;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Loss", Likelihood.BernoulliProbabilities, io => ConditionalVae.Loss(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("LossKlMean", Likelihood.BernoulliProbabilities, io => ConditionalVae.LossKlMean(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("LossRight", Likelihood.BernoulliProbabilities, io => ConditionalVae.LossRight(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
