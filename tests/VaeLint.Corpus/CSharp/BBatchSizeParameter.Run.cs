namespace VaeLint.Corpus.BBatchSizeParameter;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Objective", Likelihood.BernoulliProbabilities, io => MnistVae.Objective(io.Reconstruction, io.Target, io.Mean, io.LogVariance, (int)io.Batch)),
    ];
}
