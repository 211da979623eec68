namespace VaeLint.Corpus.HInnerTotal;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("LossRight", Likelihood.SquaredError, io => ProteinDivergence.LossRight(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
