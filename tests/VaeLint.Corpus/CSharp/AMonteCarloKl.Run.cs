namespace VaeLint.Corpus.AMonteCarloKl;

internal static class Run
{
    private static readonly MonteCarloElbo Objective = new();

    public static CorpusCase[] Cases =>
    [
        new("Elbo", Likelihood.BernoulliLogits, io => Objective.Elbo(io.Target, io.Mean, io.LogVariance, _ => io.Logits)) { Tolerance = 0.2 },
        new("ElboMean", Likelihood.BernoulliLogits, io => Objective.ElboMean(io.Target, io.Mean, io.LogVariance, _ => io.Logits)) { Tolerance = 0.2 },
        new("ElboRight", Likelihood.BernoulliLogits, io => Objective.ElboRight(io.Target, io.Mean, io.LogVariance, _ => io.Logits)) { Tolerance = 0.2 },
    ];
}
