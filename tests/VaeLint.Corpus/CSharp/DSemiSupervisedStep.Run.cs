namespace VaeLint.Corpus.DSemiSupervisedStep;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Labelled", Likelihood.SquaredError, io => new MixtureVae(new SemiConfig(), null!).Labelled(io.Reconstruction, io.Target, io.Mean, io.LogVariance).Loss) { EventRank = 3 },
    ];
}
