namespace VaeLint.Corpus.COperatorOverload;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Wrong", Likelihood.SquaredError, io => OperatorLosses.Wrong(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("Right", Likelihood.SquaredError, io => OperatorLosses.Right(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
