namespace VaeLint.Corpus.CInjectedModule;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Wrong", Likelihood.SquaredError, io => Training.Wrong(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("Right", Likelihood.SquaredError, io => Training.Right(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
