namespace VaeLint.Corpus.DFrameAveragedSpeech;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("TotalLoss", Likelihood.SquaredError, io => LearningAlgorithm.TotalLoss(
            io.Reconstruction, io.Target, io.Mean, io.LogVariance, TorchSharp.torch.zeros_like(io.Mean), TorchSharp.torch.zeros_like(io.LogVariance), 0.5)) { EventRank = 2 },
    ];
}
