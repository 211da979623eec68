namespace VaeLint.Corpus.DColourStalePixels;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Loss", Likelihood.BernoulliProbabilities, io => new ColourVaeLoss().Loss(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventShape = [3, 64, 64] },
    ];
}
