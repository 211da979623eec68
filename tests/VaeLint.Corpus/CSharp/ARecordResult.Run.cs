namespace VaeLint.Corpus.ARecordResult;

internal static class Run
{
    private static readonly ElboCalculator Calculator = new();

    public static CorpusCase[] Cases =>
    [
        new("Compute", Likelihood.SquaredError, io => Calculator.Compute(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("ComputeWeighted", Likelihood.SquaredError, io => Calculator.ComputeWeighted(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("ComputeSummed", Likelihood.SquaredError, io => Calculator.ComputeSummed(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
