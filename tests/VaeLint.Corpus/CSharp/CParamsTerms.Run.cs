namespace VaeLint.Corpus.CParamsTerms;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Wrong", Likelihood.BernoulliLogits, io => ParamsLosses.Wrong(io.Logits, io.Target, io.Mean, io.LogVariance)),
        new("Right", Likelihood.BernoulliLogits, io => ParamsLosses.Right(io.Logits, io.Target, io.Mean, io.LogVariance)),
    ];
}
