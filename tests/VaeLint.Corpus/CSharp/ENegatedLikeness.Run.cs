namespace VaeLint.Corpus.ENegatedLikeness;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Losses", Likelihood.SquaredError, io => LikenessVae.Losses(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3 },
        new("LossesRight", Likelihood.SquaredError, io => LikenessVae.LossesRight(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3 },
    ];
}
