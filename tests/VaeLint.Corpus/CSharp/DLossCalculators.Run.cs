namespace VaeLint.Corpus.DLossCalculators;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Compute", Likelihood.SquaredError, io => new FeatureVaeTrainer().Compute(new LossArguments
        {
            Original = io.Target,
            Reconstruction = io.Reconstruction,
            ZMean = io.Mean,
            ZLogVar = io.LogVariance,
        })) { EventRank = 3 },
    ];
}
