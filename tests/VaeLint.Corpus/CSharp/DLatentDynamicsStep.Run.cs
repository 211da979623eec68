namespace VaeLint.Corpus.DLatentDynamicsStep;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Step", Likelihood.SquaredError, io => new WorldModelStep(new WorldModelOptions()).Step(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3 },
    ];
}
