namespace VaeLint.Corpus.CNestedConditionals;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Early", Likelihood.SquaredError, io => ConditionalLosses.Mixed(io.Reconstruction, io.Target, io.Mean, io.LogVariance, normalise: false, fast: true)),
        new("WrongWhenBoth", Likelihood.SquaredError, io => ConditionalLosses.Mixed(io.Reconstruction, io.Target, io.Mean, io.LogVariance, normalise: true, fast: true)),
        new("RightNested", Likelihood.SquaredError, io => ConditionalLosses.RightNested(io.Reconstruction, io.Target, io.Mean, io.LogVariance, warmup: 2, epoch: 9, useKl: true)),
    ];
}
