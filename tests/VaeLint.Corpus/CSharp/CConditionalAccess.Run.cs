namespace VaeLint.Corpus.CConditionalAccess;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Wrong", Likelihood.SquaredError, io => OptionalPartLosses.Wrong(io.Reconstruction, io.Target, new Posterior(io.Mean, io.LogVariance), null)),
        new("Right", Likelihood.SquaredError, io => OptionalPartLosses.Right(io.Reconstruction, io.Target, io.Mean, io.LogVariance, new LossSettings(4.0))),
    ];
}
