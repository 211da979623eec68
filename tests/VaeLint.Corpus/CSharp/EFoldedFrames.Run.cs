namespace VaeLint.Corpus.EFoldedFrames;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("ClipLoss", Likelihood.SquaredError, io => ClipVae.ClipLoss(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 2 },
        new("ClipLossUnfolded", Likelihood.SquaredError, io => ClipVae.ClipLossUnfolded(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 2 },
    ];
}
