namespace VaeLint.Corpus.EDeterministicPosterior;

internal static class Run
{
    private static readonly FirstStageLoss Objective = new();

    public static CorpusCase[] Cases =>
    [
        new("FirstStage", Likelihood.AbsoluteError, io => Objective.FirstStage(io.Target, io.Reconstruction, io.Mean, io.LogVariance)) { EventRank = 3, LatentRank = 3 },
        new("PixelMean", Likelihood.AbsoluteError, io => Objective.PixelMean(io.Target, io.Reconstruction, io.Mean, io.LogVariance)) { EventRank = 3, LatentRank = 3 },
    ];
}
