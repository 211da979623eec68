namespace VaeLint.Corpus.ADividedAgain;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("ReconAgain", Likelihood.BernoulliLogits, io => Regressions.ReconAgain(io.Logits, io.Target, io.Mean, io.LogStandardDeviation)) { EventRank = 3 },
        new("KlAgain", Likelihood.BernoulliLogits, io => Regressions.KlAgain(io.Logits, io.Target, io.Mean, io.LogStandardDeviation)) { EventRank = 3 },
        new("ImageSizeAgain", Likelihood.BernoulliLogits, io => Regressions.ImageSizeAgain(io.Logits, io.Target, io.Mean, io.LogStandardDeviation)) { EventShape = [784] },
        new("OnceEach", Likelihood.BernoulliLogits, io => Regressions.OnceEach(io.Logits, io.Target, io.Mean, io.LogStandardDeviation)) { EventRank = 3 },
    ];
}
