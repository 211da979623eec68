namespace VaeLint.Corpus.BPartialModel;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Loss", Likelihood.BernoulliLogits, io => new SpriteVae(new SpriteVae.Config()).Loss(io.Logits, io.Target, io.Mean, io.LogVariance)) { EventShape = [3, 16, 16] },
    ];
}
