namespace VaeLint.Corpus.DGoalTrajectory;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Loss", Likelihood.SquaredError, io => TrajectoryObjective.Loss(
            io.Reconstruction, io.Target, io.Mean, io.LogVariance, TorchSharp.torch.zeros_like(io.Mean), TorchSharp.torch.zeros_like(io.LogVariance)))
        {
            EventShape = [12, 2],
        },
    ];
}
