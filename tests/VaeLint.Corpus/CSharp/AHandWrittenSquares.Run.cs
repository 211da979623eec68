namespace VaeLint.Corpus.AHandWrittenSquares;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("SumAndMean", Likelihood.SquaredError, io => Experiments.SumAndMean(io.Target, io.Reconstruction, io.Mean, io.LogVariance)),
        new("MeanAndBatchSum", Likelihood.SquaredError, io => Experiments.MeanAndBatchSum(io.Target, io.Reconstruction, io.Mean, io.LogVariance)),
        new("Gaussian", Likelihood.SquaredError, io => Experiments.Gaussian(io.Target, io.Reconstruction, io.Mean, io.LogVariance)),
    ];
}
