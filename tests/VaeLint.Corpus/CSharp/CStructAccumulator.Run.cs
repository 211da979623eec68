namespace VaeLint.Corpus.CStructAccumulator;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Wrong", Likelihood.SquaredError, io => Objective.Wrong(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("Right", Likelihood.SquaredError, io => Objective.Right(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
