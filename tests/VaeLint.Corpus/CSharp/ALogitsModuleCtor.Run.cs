namespace VaeLint.Corpus.ALogitsModuleCtor;

internal static class Run
{
    private static readonly BinarizedMnistVae Model = new();

    public static CorpusCase[] Cases =>
    [
        new("Loss", Likelihood.BernoulliLogits, io => Model.Loss(io.Logits, io.Target, io.Mean, io.LogVariance)),
        new("LossSummed", Likelihood.BernoulliLogits, io => Model.LossSummed(io.Logits, io.Target, io.Mean, io.LogVariance)),
    ];
}
