namespace VaeLint.Corpus.DWeightScalesPixels;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("VaeLossFunction", Likelihood.BernoulliProbabilities, io => Module5.VaeLossFunction(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
