namespace VaeLint.Corpus.DElboMaximised;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Loss", Likelihood.BernoulliProbabilities, io => StateAutoencoder.Loss(io.Target, io.Reconstruction, io.Mean, io.StandardDeviation)),
    ];
}
