namespace VaeLint.Corpus.BInPlaceKlChain;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Loss", Likelihood.BernoulliProbabilities, io => new VaeCriterion().Loss(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
