namespace VaeLint.Corpus.DDividedTwice;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("BothByBatch", Likelihood.BernoulliProbabilities, io => MnistLosses.BothByBatch(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("KlPerPixel", Likelihood.BernoulliProbabilities, io => MnistLosses.KlPerPixel(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventShape = [784] },
    ];
}
