namespace VaeLint.Corpus.DChannelLastMean;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Colour", Likelihood.BernoulliProbabilities, io => KerasVae.Colour(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventShape = [64, 64, 3] },
        new("Grey", Likelihood.BernoulliProbabilities, io => KerasVae.Grey(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventShape = [28, 28, 1] },
    ];
}
