namespace VaeLint.Corpus.BLiteral784;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("VaeLoss", Likelihood.BernoulliProbabilities, io => FashionMnist.VaeLoss(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventShape = [784] },
    ];
}
