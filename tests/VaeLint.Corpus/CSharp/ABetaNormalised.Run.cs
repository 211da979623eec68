namespace VaeLint.Corpus.ABetaNormalised;

internal static class Run
{
    private static readonly ShapesVae Model = new(0.03);

    public static CorpusCase[] Cases =>
    [
        new("Normalised", Likelihood.BernoulliLogits, io => Model.Normalised(io.Logits, io.Target, io.Mean, io.LogVariance)),
        new("SizesPutBack", Likelihood.BernoulliLogits, io => ShapesVae.SizesPutBack(io.Logits, io.Target, io.Mean, io.LogVariance)),
        new("MeanKlSummedRecon", Likelihood.BernoulliLogits, io => ShapesVae.MeanKlSummedRecon(io.Logits, io.Target, io.Mean, io.LogVariance)),
    ];
}
