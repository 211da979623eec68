namespace VaeLint.Corpus.CFieldModules;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Wrong", Likelihood.SquaredError, io => new Criterion().Wrong(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("Right", Likelihood.SquaredError, io => new Criterion().Right(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
