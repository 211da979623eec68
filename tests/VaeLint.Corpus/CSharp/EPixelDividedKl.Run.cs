using static TorchSharp.torch;

namespace VaeLint.Corpus.EPixelDividedKl;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Objective", Likelihood.SquaredError, io => new NotebookVae().Objective(io.Reconstruction, io.Target, cat([io.Mean, io.StandardDeviation], 1))) { EventShape = [1, 28, 28] },
    ];
}
