namespace VaeLint.Corpus.AStaleOriginalDim;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("ViewedImages", Likelihood.BernoulliProbabilities, io => GreyVae.ViewedImages(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventShape = [4096] },
        new("Unrelated", Likelihood.BernoulliProbabilities, io => GreyVae.Unrelated(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventShape = [784] },
    ];
}
