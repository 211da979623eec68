namespace VaeLint.Corpus.EWeightedMeans;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Step", Likelihood.SquaredError, io => CurriculumVae.Step(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3 },
    ];
}
