namespace VaeLint.Corpus.BTrainingEvents;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("ComputeLoss", Likelihood.BernoulliProbabilities, io => VaeTrainer.ComputeLoss(io.Reconstruction, io.Target, io.Mean, io.LogVariance, 1.0)) { EventRank = 3 },
    ];
}
