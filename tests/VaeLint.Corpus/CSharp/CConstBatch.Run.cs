namespace VaeLint.Corpus.CConstBatch;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("ConstDivisor", Likelihood.SquaredError, io => BatchLosses.ConstDivisor(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { Batch = 128 },
        new("ConstDivisorMeanError", Likelihood.SquaredError, io => BatchLosses.ConstDivisorMeanError(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { Batch = 128 },
        new("ParameterDivisor", Likelihood.SquaredError, io => BatchLosses.ParameterDivisor(io.Reconstruction, io.Target, io.Mean, io.LogVariance, (int)io.Batch)),
    ];
}
