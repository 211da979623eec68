namespace VaeLint.Corpus.DMelWeights;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("CodecLoss", Likelihood.AbsoluteError, io => VocoderObjective.CodecLoss(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 2 },
        new("VocoderLoss", Likelihood.AbsoluteError, io => VocoderObjective.VocoderLoss(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 2 },
    ];
}
