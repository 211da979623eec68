namespace VaeLint.Corpus.CFuncFields;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Wrong", Likelihood.BernoulliLogits, io => Terms.Wrong(io.Logits, io.Target, io.Mean, io.LogVariance)),
        new("Right", Likelihood.BernoulliLogits, io => Terms.Right(io.Logits, io.Target, io.Mean, io.LogVariance)),
    ];
}
