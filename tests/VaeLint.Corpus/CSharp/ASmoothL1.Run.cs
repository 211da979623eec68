namespace VaeLint.Corpus.ASmoothL1;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("LossA", Likelihood.Unmeasured, io => DepthMapLoss.LossA(io.Reconstruction, io.Target, io.Mean, io.LogStandardDeviation)) { EventRank = 3 },
        new("LossB", Likelihood.Unmeasured, io => DepthMapLoss.LossB(io.Reconstruction, io.Target, io.Mean, io.LogStandardDeviation)) { EventRank = 3 },
        new("LossC", Likelihood.Unmeasured, io => DepthMapLoss.LossC(io.Reconstruction, io.Target, io.Mean, io.LogStandardDeviation)) { EventRank = 3 },
    ];
}
