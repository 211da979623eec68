namespace VaeLint.Corpus.CNestedDeconstruction;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Wrong", Likelihood.SquaredError, io => NestedTupleLosses.Wrong(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("Right", Likelihood.SquaredError, io => NestedTupleLosses.Right(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
