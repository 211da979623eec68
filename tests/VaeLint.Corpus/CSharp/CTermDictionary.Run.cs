namespace VaeLint.Corpus.CTermDictionary;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Wrong", Likelihood.SquaredError, io => NamedLosses.Wrong(io.Reconstruction, io.Target, io.Mean, io.LogVariance)["loss"]),
        new("Right", Likelihood.SquaredError, io => NamedLosses.Right(io.Reconstruction, io.Target, io.Mean, io.LogVariance)["loss"]),
    ];
}
