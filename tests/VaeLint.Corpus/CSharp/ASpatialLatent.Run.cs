namespace VaeLint.Corpus.ASpatialLatent;

internal static class Run
{
    private static readonly long[] Maps = [4, 8, 8];

    public static CorpusCase[] Cases =>
    [
        new("ChannelKl", Likelihood.AbsoluteError, io => LatentMaps.ChannelKl(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3, LatentRank = 3, LatentShape = Maps },
        new("AveragedKl", Likelihood.AbsoluteError, io => LatentMaps.AveragedKl(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3, LatentRank = 3, LatentShape = Maps },
        new("AllAxes", Likelihood.AbsoluteError, io => LatentMaps.AllAxes(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3, LatentRank = 3, LatentShape = Maps },
        new("MeanRecon", Likelihood.AbsoluteError, io => LatentMaps.MeanRecon(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3, LatentRank = 3, LatentShape = Maps },
    ];
}
