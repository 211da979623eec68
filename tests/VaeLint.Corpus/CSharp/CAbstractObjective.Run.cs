namespace VaeLint.Corpus.CAbstractObjective;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Wrong", Likelihood.BernoulliProbabilities, io => new BernoulliAveragedObjective().Loss(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("Right", Likelihood.BernoulliProbabilities, io => new BernoulliSummedObjective().Loss(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
