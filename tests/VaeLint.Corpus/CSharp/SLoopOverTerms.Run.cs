using static TorchSharp.torch;

namespace VaeLint.Corpus.SLoopOverTerms;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("InList", Likelihood.SquaredError, io => Objective.InList(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("ThreeTerms", Likelihood.SquaredError, io => Objective.ThreeTerms(io.Reconstruction, io.Target, io.Mean, io.LogVariance, ones(3))),
        new("ByIndex", Likelihood.SquaredError, io => Objective.ByIndex(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("Weighted", Likelihood.SquaredError, io => Objective.Weighted(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("AddedLater", Likelihood.SquaredError, io => Objective.AddedLater(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("Aggregated", Likelihood.SquaredError, io => Objective.Aggregated(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
