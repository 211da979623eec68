namespace VaeLint.Corpus.CCapturedLambdas;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("LatentMean", Likelihood.SquaredError, io => LambdaLosses.LatentMean(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("ScaledLater", Likelihood.SquaredError, io => LambdaLosses.ScaledLater(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
