namespace VaeLint.Corpus.AKerasConvMnist;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("PerChannel", Likelihood.BernoulliProbabilities, io => ConvVae.PerChannel(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3, EventShape = [3, 32, 32] },
        new("Grey", Likelihood.BernoulliProbabilities, io => ConvVae.Grey(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 2, EventShape = [28, 28] },
    ];
}
