namespace VaeLint.Corpus.CForwardTupleLoss;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Criterion", Likelihood.SquaredError, io => new Criterion().call(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("SummedCriterion", Likelihood.SquaredError, io => new SummedCriterion().call(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
