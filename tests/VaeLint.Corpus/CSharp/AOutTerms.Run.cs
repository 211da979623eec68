namespace VaeLint.Corpus.AOutTerms;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("TotalLoss", Likelihood.BernoulliProbabilities, io => Evaluator.TotalLoss(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("TotalWeighted", Likelihood.BernoulliProbabilities, io => Evaluator.TotalWeighted(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("TotalRight", Likelihood.BernoulliProbabilities, io => Evaluator.TotalRight(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
