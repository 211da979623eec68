namespace VaeLint.Corpus.DWeightedTermList;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Total", Likelihood.SquaredError, io => new CompositeLoss([new PixelTerm(), new PriorTerm()]).Total(new LossContext(io.Target, io.Reconstruction, io.Mean, io.LogVariance))),
    ];
}
