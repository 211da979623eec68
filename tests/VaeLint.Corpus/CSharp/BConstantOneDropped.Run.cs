namespace VaeLint.Corpus.BConstantOneDropped;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Objective", Likelihood.SquaredError, io => new EcgVae().Objective(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 2 },
    ];
}
