namespace VaeLint.Corpus.DCholletBookLayer;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("VaeLoss", Likelihood.BernoulliProbabilities, io => new CustomVariationalLayer().SetPosterior(io.Mean, io.LogVariance).Call(io.Target, io.Reconstruction)) { EventRank = 3 },
    ];
}
