namespace VaeLint.Corpus.ADisposeScopes;

internal static class Run
{
    private static readonly ScopedLoss Objective = new();

    public static CorpusCase[] Cases =>
    [
        new("Loss", Likelihood.BernoulliLogits, io => Objective.Loss(io.Logits, io.Target, io.Mean, io.LogVariance)),
        new("LossClean", Likelihood.BernoulliLogits, io => Objective.LossClean(io.Logits, io.Target, io.Mean, io.LogVariance)),
        new("LossKlMean", Likelihood.BernoulliLogits, io => Objective.LossKlMean(io.Logits, io.Target, io.Mean, io.LogVariance)),
    ];
}
