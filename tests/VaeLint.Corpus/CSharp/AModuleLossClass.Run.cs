namespace VaeLint.Corpus.AModuleLossClass;

internal static class Run
{
    private static readonly WeightedVaeLoss Weighted = new(0.2);
    private static readonly PlainVaeLoss Plain = new();
    private static readonly SummedVaeLoss Summed = new();

    public static CorpusCase[] Cases =>
    [
        new("Weighted", Likelihood.BernoulliProbabilities, io => Weighted.forward(io.Reconstruction, io.Target, (io.Mean, io.LogVariance))),
        new("Plain", Likelihood.BernoulliProbabilities, io => Plain.forward(io.Reconstruction, io.Target, (io.Mean, io.LogVariance))),
        new("Summed", Likelihood.BernoulliProbabilities, io => Summed.forward(io.Reconstruction, io.Target, (io.Mean, io.LogVariance))),
    ];
}
