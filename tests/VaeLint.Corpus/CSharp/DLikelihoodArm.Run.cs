namespace VaeLint.Corpus.DLikelihoodArm;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Bce", Likelihood.BernoulliProbabilities, io => new FrameVae("BCE").Loss(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3 },
        new("L2", Likelihood.SquaredError, io => new FrameVae("L2").Loss(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3 },
    ];
}
