namespace VaeLint.Corpus.AExpressionProperties;

internal static class Run
{
    private static DiagonalGaussianDistribution Posterior(LossInputs io) => new(io.Mean, io.LogVariance);

    public static CorpusCase[] Cases =>
    [
        new("Loss", Likelihood.SquaredError, io => KlObjective.Loss(io.Reconstruction, io.Target, Posterior(io))),
        new("LossKlMean", Likelihood.SquaredError, io => KlObjective.LossKlMean(io.Reconstruction, io.Target, Posterior(io))),
        new("LossRight", Likelihood.SquaredError, io => KlObjective.LossRight(io.Reconstruction, io.Target, Posterior(io))),
    ];
}
