namespace VaeLint.Corpus.BFactorVae;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("VaeLoss", Likelihood.BernoulliLogits, io => Solver.VaeLoss(io.Logits, io.Target, io.Mean, io.LogVariance)) { EventRank = 3 },
    ];
}
