namespace VaeLint.Corpus.BKlOverBatchTimes784;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Loss", Likelihood.BernoulliProbabilities, io => Vae.Loss(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventShape = [784] },
    ];
}
