namespace VaeLint.Corpus.AConvPartialAxes;

internal static class Run
{
    private static readonly long[] Images = [3, 64, 64];

    private static readonly RgbVaeLoss Objective = new();

    public static CorpusCase[] Cases =>
    [
        new("ChannelSum", Likelihood.SquaredError, io => Objective.ChannelSum(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3, EventShape = Images },
        new("PixelMean", Likelihood.SquaredError, io => Objective.PixelMean(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3, EventShape = Images },
        new("SpatialSum", Likelihood.SquaredError, io => Objective.SpatialSum(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3, EventShape = Images },
        new("DefaultMean", Likelihood.SquaredError, io => Objective.DefaultMean(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3, EventShape = Images },
        new("AllAxes", Likelihood.SquaredError, io => Objective.AllAxes(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3, EventShape = Images },
    ];
}
