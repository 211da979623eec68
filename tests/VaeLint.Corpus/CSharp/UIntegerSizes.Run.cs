namespace VaeLint.Corpus.UIntegerSizes;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Rows", Likelihood.SquaredError, io => Trainer.Rows(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
