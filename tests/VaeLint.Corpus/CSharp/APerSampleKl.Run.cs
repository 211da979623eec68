namespace VaeLint.Corpus.APerSampleKl;

internal static class Run
{
    private static readonly ImageVaeLoss Objective = new();

    public static CorpusCase[] Cases =>
    [
        new("Loss", Likelihood.BernoulliProbabilities, io => Objective.Loss(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3 },
        new("LossVector", Likelihood.BernoulliProbabilities, io => Objective.LossVector(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3 },
        new("LossDivided", Likelihood.BernoulliProbabilities, io => Objective.LossDivided(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3 },
    ];
}
