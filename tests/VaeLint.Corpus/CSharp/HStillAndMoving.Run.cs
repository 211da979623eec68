using static TorchSharp.torch;

namespace VaeLint.Corpus.HStillAndMoving;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Loss", Likelihood.SquaredError, io => VideoLosses.Loss(io.Target, io.Reconstruction, io.Mean, io.LogVariance, Nothing(io.Mean.detach())).Total) { EventRank = 3 },
    ];

    private static StateMoments Nothing(Tensor code) => new(zeros_like(code), zeros_like(code), zeros_like(code), zeros_like(code));
}
