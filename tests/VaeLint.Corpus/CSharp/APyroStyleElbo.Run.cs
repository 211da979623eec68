namespace VaeLint.Corpus.APyroStyleElbo;

internal static class Run
{
    private static readonly Svi Objective = new();

    public static CorpusCase[] Cases =>
    [
        new("MeanLikelihood", Likelihood.BernoulliLogits, io => Objective.MeanLikelihood(io.Logits, io.BinaryTarget, io.Mean, io.StandardDeviation)) { Tolerance = 0.25 },
        new("MeanLatents", Likelihood.BernoulliLogits, io => Objective.MeanLatents(io.Logits, io.BinaryTarget, io.Mean, io.StandardDeviation)) { Tolerance = 0.25 },
        new("Elbo", Likelihood.BernoulliLogits, io => Objective.Elbo(io.Logits, io.BinaryTarget, io.Mean, io.StandardDeviation)) { Tolerance = 0.25 },
    ];
}
