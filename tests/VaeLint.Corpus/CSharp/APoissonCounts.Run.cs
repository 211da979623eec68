namespace VaeLint.Corpus.APoissonCounts;

internal static class Run
{
    private static readonly CountVae Model = new(2000);

    public static CorpusCase[] Cases =>
    [
        new("Loss", Likelihood.Unmeasured, io => Model.Loss(io.Logits, io.Target, io.Mean, io.LogVariance)),
        new("LossPerCell", Likelihood.Unmeasured, io => Model.LossPerCell(io.Logits, io.Target, io.Mean, io.LogVariance)),
        new("LossNone", Likelihood.Unmeasured, io => Model.LossNone(io.Logits, io.Target, io.Mean, io.LogVariance)),
    ];
}
