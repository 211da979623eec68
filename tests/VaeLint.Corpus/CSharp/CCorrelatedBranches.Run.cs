namespace VaeLint.Corpus.CCorrelatedBranches;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("RightPerImage", Likelihood.SquaredError, io => BranchLosses.Right(io.Reconstruction, io.Target, io.Mean, io.LogVariance, perImage: true)),
        new("RightPerPixel", Likelihood.SquaredError, io => BranchLosses.Right(io.Reconstruction, io.Target, io.Mean, io.LogVariance, perImage: false)),
        new("CrossedPerImage", Likelihood.SquaredError, io => BranchLosses.Crossed(io.Reconstruction, io.Target, io.Mean, io.LogVariance, perImage: true)),
        new("CrossedPerPixel", Likelihood.SquaredError, io => BranchLosses.Crossed(io.Reconstruction, io.Target, io.Mean, io.LogVariance, perImage: false)),
    ];
}
