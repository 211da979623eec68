namespace VaeLint.Corpus.AHalfSubtracted;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("LossA", Likelihood.BernoulliLogits, io => OneLiners.LossA(io.Target, io.Logits, io.Mean, io.LogVariance)),
        new("LossB", Likelihood.BernoulliLogits, io => OneLiners.LossB(io.Target, io.Logits, io.Mean, io.LogVariance)),
        new("LossC", Likelihood.BernoulliLogits, io => OneLiners.LossC(io.Target, io.Logits, io.Mean, io.LogVariance)),
        new("LossD", Likelihood.BernoulliLogits, io => OneLiners.LossD(io.Target, io.Logits, io.Mean, io.LogVariance)),
    ];
}
