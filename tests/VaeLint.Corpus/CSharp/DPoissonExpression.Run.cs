namespace VaeLint.Corpus.DPoissonExpression;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Loss", Likelihood.Unmeasured, io => new ExpressionVae().Loss(io.Logits, io.BinaryTarget, io.Mean, io.LogVariance)),
    ];
}
