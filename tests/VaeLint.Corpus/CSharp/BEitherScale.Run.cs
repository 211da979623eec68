namespace VaeLint.Corpus.BEitherScale;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("PerImage", Likelihood.BernoulliLogits, io => new TwoScaleLoss(false).Loss(io.Logits, io.Target, io.Mean, io.LogVariance)) { EventRank = 3 },
        new("PerPixel", Likelihood.BernoulliLogits, io => new TwoScaleLoss(true).Loss(io.Logits, io.Target, io.Mean, io.LogVariance)) { EventRank = 3 },
    ];
}
