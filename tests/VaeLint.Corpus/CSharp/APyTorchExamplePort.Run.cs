namespace VaeLint.Corpus.APyTorchExamplePort;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("LossFunction", Likelihood.BernoulliProbabilities, io => Vae.LossFunction(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventShape = [784] },
        new("LossFunctionAfterUpgrade", Likelihood.BernoulliProbabilities, io => Vae.LossFunctionAfterUpgrade(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventShape = [784] },
    ];
}
