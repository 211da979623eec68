namespace VaeLint.Corpus.BFuncFields;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Bernoulli", Likelihood.BernoulliLogits, io => new ConfigurableLoss("bernoulli").Evaluate(io.Logits, io.Target, io.Mean, io.LogVariance)) { EventRank = 2 },
        new("Gaussian", Likelihood.SquaredError, io => new ConfigurableLoss("gaussian")[io.Reconstruction, io.Target, io.Mean, io.LogVariance]) { EventRank = 2 },
    ];
}
