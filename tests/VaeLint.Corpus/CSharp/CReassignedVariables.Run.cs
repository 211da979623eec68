namespace VaeLint.Corpus.CReassignedVariables;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("DividedTwice", Likelihood.SquaredError, io => ReassignedLosses.DividedTwice(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("Reassigned", Likelihood.SquaredError, io => ReassignedLosses.Reassigned(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("Overwritten", Likelihood.SquaredError, io => ReassignedLosses.Overwritten(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
