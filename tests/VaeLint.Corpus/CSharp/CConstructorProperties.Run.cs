namespace VaeLint.Corpus.CConstructorProperties;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Wrong", Likelihood.SquaredError, io => new WrongElbo(io.Reconstruction, io.Target, io.Mean, io.LogVariance).Total),
        new("Right", Likelihood.SquaredError, io => new RightElbo(io.Reconstruction, io.Target, io.Mean, io.LogVariance).Total),
    ];
}
