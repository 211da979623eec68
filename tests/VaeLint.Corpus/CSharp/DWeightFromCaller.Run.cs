namespace VaeLint.Corpus.DWeightFromCaller;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Step", Likelihood.SquaredError, io => PerceptionTrainer.Step(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3 },
    ];
}
