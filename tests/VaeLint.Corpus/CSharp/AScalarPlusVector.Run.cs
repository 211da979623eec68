namespace VaeLint.Corpus.AScalarPlusVector;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("MeanOfBroadcast", Likelihood.SquaredError, io => Objectives.MeanOfBroadcast(io.Target, io.Reconstruction, io.Mean, io.LogVariance)),
        new("SumOfBroadcast", Likelihood.SquaredError, io => Objectives.SumOfBroadcast(io.Target, io.Reconstruction, io.Mean, io.LogVariance)),
        new("TotalThenMean", Likelihood.SquaredError, io => Objectives.TotalThenMean(io.Target, io.Reconstruction, io.Mean, io.LogVariance)),
    ];
}
