namespace VaeLint.Corpus.BLossRegistry;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("bce", Likelihood.BernoulliLogits, io => LossRegistry.Create("bce")(io.Logits, io.Target, io.Mean, io.LogVariance)),
        new("mse", Likelihood.SquaredError, io => LossRegistry.Create("mse")(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3 },
        new("l1", Likelihood.AbsoluteError, io => LossRegistry.Create("L1")(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 2 },
    ];
}
