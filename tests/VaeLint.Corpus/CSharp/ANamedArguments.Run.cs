namespace VaeLint.Corpus.ANamedArguments;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Reordered", Likelihood.BernoulliProbabilities, io => VerboseLosses.Reordered(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("FullNames", Likelihood.BernoulliProbabilities, io => VerboseLosses.FullNames(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("Spread", Likelihood.BernoulliProbabilities, io => VerboseLosses.Spread(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("Right", Likelihood.BernoulliProbabilities, io => VerboseLosses.Right(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
