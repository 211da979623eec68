using static TorchSharp.torch;

namespace VaeLint.Corpus.EKlBalancing;

internal static class Run
{
    private static readonly BalancedRssm Model = new();

    public static CorpusCase[] Cases =>
    [
        new("TrainingLoss", Likelihood.SquaredError, io => Model.TrainingLoss(io.Reconstruction, io.Target, new GaussianState(io.Mean, io.StandardDeviation), new GaussianState(zeros_like(io.Mean), ones_like(io.Mean)))) { EventRank = 3 },
    ];
}
