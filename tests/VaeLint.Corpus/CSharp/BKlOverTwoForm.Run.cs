namespace VaeLint.Corpus.BKlOverTwoForm;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("NegativeElbo", Likelihood.SquaredError, io => new GaussianVaeObjective().NegativeElbo(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 2 },
    ];
}
