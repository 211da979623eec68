namespace VaeLint.Corpus.BConditionalVae;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Loss", Likelihood.BernoulliProbabilities, io => new CvaeResult(io.Reconstruction, io.Mean, io.LogVariance).Loss(io.Target)) { EventShape = [784] },
    ];
}
