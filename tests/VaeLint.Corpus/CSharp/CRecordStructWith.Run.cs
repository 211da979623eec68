namespace VaeLint.Corpus.CRecordStructWith;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Rescaled", Likelihood.SquaredError, io => ObjectiveSteps.Rescaled(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("Forgotten", Likelihood.SquaredError, io => ObjectiveSteps.Forgotten(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
