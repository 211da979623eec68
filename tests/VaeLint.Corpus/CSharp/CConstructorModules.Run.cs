namespace VaeLint.Corpus.CConstructorModules;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Wrong", Likelihood.BernoulliProbabilities, io => new ProbabilityObjective().Wrong(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("Right", Likelihood.BernoulliProbabilities, io => new ProbabilityObjective().Right(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
