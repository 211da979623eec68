namespace VaeLint.Corpus.BTotalDividedAtEnd;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Total", Likelihood.BernoulliLogits, io => Genomics.Objectives.Total(io.Logits, io.Target, io.Mean, io.LogVariance)),
    ];
}
