namespace VaeLint.Corpus.CSwitchExpressionTuple;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Wrong", Likelihood.SquaredError, io => SwitchLosses.Wrong(io.Reconstruction, io.Target, io.Mean, io.LogVariance, binary: false, handWritten: false)),
        new("Right", Likelihood.SquaredError, io => SwitchLosses.Right(io.Reconstruction, io.Target, io.Mean, io.LogVariance, pixels: null)),
    ];
}
