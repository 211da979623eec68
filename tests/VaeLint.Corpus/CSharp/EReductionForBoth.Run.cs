namespace VaeLint.Corpus.EReductionForBoth;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Loss", Likelihood.SquaredError, io => EvokedResponseLoss.Loss(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
