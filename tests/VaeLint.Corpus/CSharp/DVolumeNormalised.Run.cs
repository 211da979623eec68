namespace VaeLint.Corpus.DVolumeNormalised;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("LossFunction", Likelihood.BernoulliProbabilities, io => new VaeTrainer(2, 5, 7, 3).LossFunction(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventShape = [2, 5, 7, 3] },
    ];
}
