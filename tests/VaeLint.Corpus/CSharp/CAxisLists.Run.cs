namespace VaeLint.Corpus.CAxisLists;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("SpatialMean", Likelihood.SquaredError, io => AxisLosses.SpatialMean(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3, EventShape = [3, 32, 32] },
        new("ChannelSum", Likelihood.SquaredError, io => AxisLosses.ChannelSum(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3, EventShape = [3, 32, 32] },
        new("AllAxesMean", Likelihood.SquaredError, io => AxisLosses.AllAxesMean(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3, EventShape = [3, 32, 32] },
        new("AllAxesSum", Likelihood.SquaredError, io => AxisLosses.AllAxesSum(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3, EventShape = [3, 32, 32] },
        new("BatchAxisSum", Likelihood.SquaredError, io => AxisLosses.BatchAxisSum(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3, EventShape = [3, 32, 32] },
    ];
}
