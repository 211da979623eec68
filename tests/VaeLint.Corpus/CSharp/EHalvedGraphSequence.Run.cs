using static TorchSharp.torch;

namespace VaeLint.Corpus.EHalvedGraphSequence;

internal static class Run
{
    private static readonly GraphSequenceVae Objective = new(true);

    public static CorpusCase[] Cases =>
    [
        new("LossFunction", Likelihood.SquaredError, io => Objective.LossFunction(io.Reconstruction, io.Target, io.Mean, io.LogVariance, full_like(io.Target, Math.Log(0.5))).Total) { EventRank = 3, LatentRank = 2 },
    ];
}
