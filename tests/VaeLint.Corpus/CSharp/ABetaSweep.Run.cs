namespace VaeLint.Corpus.ABetaSweep;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Higgins", Likelihood.BernoulliProbabilities, io => SweepRunner.Higgins(io.Reconstruction, io.Target, io.Mean, io.LogVariance, 4)),
        new("PerPixel", Likelihood.SquaredError, io => SweepRunner.PerPixel(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("WarmUp", Likelihood.AbsoluteError, io => SweepRunner.WarmUp(io.Reconstruction, io.Target, io.Mean, io.LogVariance, 3, 10)),
        new("MeanTimesSize", Likelihood.SquaredError, io => SweepRunner.MeanTimesSize(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
