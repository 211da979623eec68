namespace VaeLint.Corpus.ATupleTerms;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Total", Likelihood.SquaredError, io => VaeTrainer.Total(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
