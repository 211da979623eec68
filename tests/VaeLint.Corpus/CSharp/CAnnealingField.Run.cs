namespace VaeLint.Corpus.CAnnealingField;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Averaged", Likelihood.SquaredError, io => Losses().Averaged(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("AveragedSummedKl", Likelihood.SquaredError, io => Losses().AveragedSummedKl(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("Balanced", Likelihood.SquaredError, io => Losses().Balanced(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];

    private static AnnealedLosses Losses() => new(warmupSteps: 1, maximum: 4.0);
}
