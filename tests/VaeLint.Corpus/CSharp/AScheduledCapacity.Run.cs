namespace VaeLint.Corpus.AScheduledCapacity;

internal static class Run
{
    private static readonly BetaVaePort Model = new();

    public static CorpusCase[] Cases =>
    [
        new("TypeH", Likelihood.SquaredError, io => Model.TypeH(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("TypeB", Likelihood.SquaredError, io => Model.TypeB(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("TypeBSummed", Likelihood.SquaredError, io => Model.TypeBSummed(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
