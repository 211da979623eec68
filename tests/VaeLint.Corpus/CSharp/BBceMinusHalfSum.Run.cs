namespace VaeLint.Corpus.BBceMinusHalfSum;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("ElboLoss", Likelihood.BernoulliLogits, io => Losses.ElboLoss(io.Logits, io.Target, io.Mean, io.LogVariance)) { EventRank = 2 },
    ];
}
