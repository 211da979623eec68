namespace VaeLint.Corpus.MChannelsLast;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("MeanTimesPixels", Likelihood.SquaredError, io => ChannelsLast.MeanTimesPixels(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3 },
        new("SummedOverPixels", Likelihood.SquaredError, io => ChannelsLast.SummedOverPixels(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3 },
        new("MeanTimesAll", Likelihood.SquaredError, io => ChannelsLast.MeanTimesAll(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3 },
        new("SummedOverAll", Likelihood.SquaredError, io => ChannelsLast.SummedOverAll(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3 },
    ];
}
