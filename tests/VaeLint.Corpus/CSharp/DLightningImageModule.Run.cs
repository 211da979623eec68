namespace VaeLint.Corpus.DLightningImageModule;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("LossFunction", Likelihood.BernoulliProbabilities, io => LitVae.LossFunction(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
