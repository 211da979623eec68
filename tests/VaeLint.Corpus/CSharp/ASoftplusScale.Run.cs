namespace VaeLint.Corpus.ASoftplusScale;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("ScaleMean", Likelihood.SquaredError, io => ScaleLosses.ScaleMean(io.Reconstruction, io.Target, io.Mean, io.StandardDeviation)),
        new("LogOfSquare", Likelihood.SquaredError, io => ScaleLosses.LogOfSquare(io.Reconstruction, io.Target, io.Mean, io.StandardDeviation)),
        new("TwiceLog", Likelihood.SquaredError, io => ScaleLosses.TwiceLog(io.Reconstruction, io.Target, io.Mean, io.StandardDeviation)),
        new("ScaleRight", Likelihood.SquaredError, io => ScaleLosses.ScaleRight(io.Reconstruction, io.Target, io.Mean, io.StandardDeviation)),
    ];
}
