namespace VaeLint.Corpus.UIntegerWeights;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Right", Likelihood.SquaredError, io => Weighted.Right(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
