namespace VaeLint.Corpus.BKerasOriginalDim;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("VaeLoss", Likelihood.BernoulliProbabilities, io => new KerasVae().VaeLoss(io.Target, io.Reconstruction, io.Mean, io.LogVariance)) { EventShape = [784] },
    ];
}
