namespace VaeLint.Corpus.EVectorBackward;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("LossWithoutWeight", Likelihood.SquaredError, io => VectorLoops.LossWithoutWeight(io.Reconstruction, io.Target, io.Mean, io.LogVariance, 0.5)),
    ];
}
