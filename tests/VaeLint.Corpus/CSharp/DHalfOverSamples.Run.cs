namespace VaeLint.Corpus.DHalfOverSamples;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("ElboLoss", Likelihood.SquaredError, io => Exercise4.ElboLoss(io.Target, io.Reconstruction, io.Mean, io.LogVariance)),
    ];
}
