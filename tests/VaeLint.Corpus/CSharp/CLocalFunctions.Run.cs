namespace VaeLint.Corpus.CLocalFunctions;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Loss", Likelihood.BernoulliProbabilities, io => DigitLosses.Loss(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("PerSample", Likelihood.BernoulliProbabilities, io => DigitLosses.PerSample(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
