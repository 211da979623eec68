namespace VaeLint.Corpus.DFirstStageL1;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Forward", Likelihood.AbsoluteError, io => new KlAutoencoderCriterion().Forward(
            io.Target, io.Reconstruction, new DiagonalGaussian(TorchSharp.torch.cat([io.Mean, io.LogVariance], 1)))) { EventRank = 3, LatentRank = 3 },
    ];
}
