namespace VaeLint.Corpus.BPyTorchExampleSum;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("LossFunction", Likelihood.BernoulliProbabilities, io => Program.LossFunction(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventShape = [784] },
    ];
}
