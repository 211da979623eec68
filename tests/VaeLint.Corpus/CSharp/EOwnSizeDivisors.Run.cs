namespace VaeLint.Corpus.EOwnSizeDivisors;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Call", Likelihood.SquaredError, io => new HandwritingVaeLoss(0.7).Call(io.Target, (io.Reconstruction, io.Mean, io.LogVariance))) { EventRank = 2 },
    ];
}
