namespace VaeLint.Corpus.BInjectedObjective;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Objective", Likelihood.BernoulliLogits, io => new VariationalObjective(new BernoulliTerm(), new StandardNormalDivergence(), new ObjectiveOptions()).Compute(io.Logits, io.Target, io.Mean, io.LogVariance)) { EventRank = 3 },
    ];
}
