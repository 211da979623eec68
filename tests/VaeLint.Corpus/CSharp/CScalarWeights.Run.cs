namespace VaeLint.Corpus.CScalarWeights;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("HundredTimes", Likelihood.SquaredError, io => ScalarLosses.HundredTimes(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("LocalConstOne", Likelihood.SquaredError, io => ScalarLosses.LocalConstOne(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("ScalarBalanced", Likelihood.SquaredError, io => ScalarLosses.ScalarBalanced(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
