namespace VaeLint.Corpus.ALambdaLosses;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Composed", Likelihood.BernoulliProbabilities, io => FunctionalStyle.Composed(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("FieldLambda", Likelihood.SquaredError, io => FunctionalStyle.FieldLambda(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("BatchSum", Likelihood.SquaredError, io => FunctionalStyle.BatchSum(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
