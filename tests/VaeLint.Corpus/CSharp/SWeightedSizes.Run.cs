namespace VaeLint.Corpus.SWeightedSizes;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Weighted", Likelihood.SquaredError, io => Elbo.Weighted(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventShape = [784] },
        new("WeightedImage", Likelihood.SquaredError, io => Elbo.WeightedImage(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventShape = [3, 32, 32] },
        new("WeightedMean", Likelihood.SquaredError, io => Elbo.WeightedMean(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventShape = [784] },
        new("Reshaped", Likelihood.SquaredError, io => Elbo.Reshaped(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventShape = [784] },
    ];
}
