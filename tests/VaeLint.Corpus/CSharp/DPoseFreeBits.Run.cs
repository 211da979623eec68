namespace VaeLint.Corpus.DPoseFreeBits;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("VaeLossFunction", Likelihood.SquaredError, io => PoseLoss.VaeLossFunction(io.Reconstruction, io.Target, io.Mean, io.LogVariance, 0.0).Loss) { EventRank = 2 },
    ];
}
