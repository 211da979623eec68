namespace VaeLint.Corpus.CCastsAndParentheses;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Wrong", Likelihood.SquaredError, io => CastLosses.Wrong(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("Right", Likelihood.SquaredError, io => CastLosses.Right(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
