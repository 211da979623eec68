namespace VaeLint.Corpus.AWaveformAxes;

internal static class Run
{
    private static readonly long[] Waveforms = [2, 4096];
    private static readonly long[] Clouds = [1024, 3];

    public static CorpusCase[] Cases =>
    [
        new("Waveform", Likelihood.AbsoluteError, io => SignalLosses.Waveform(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 2, EventShape = Waveforms },
        new("PointCloud", Likelihood.SquaredError, io => SignalLosses.PointCloud(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 2, EventShape = Clouds },
        new("PointCloudFlat", Likelihood.SquaredError, io => SignalLosses.PointCloudFlat(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 2, EventShape = Clouds },
        new("BatchOfClouds", Likelihood.SquaredError, io => SignalLosses.BatchOfClouds(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 2, EventShape = Clouds },
    ];
}
