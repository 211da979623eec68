namespace VaeLint.Corpus.AGradientAccumulation;

internal static class Run
{
    private static readonly AccumulatingTrainer Trainer = new(4);

    public static CorpusCase[] Cases =>
    [
        new("MicroBatch", Likelihood.BernoulliLogits, io => Trainer.MicroBatch(io.Logits, io.Target, io.Mean, io.LogVariance)),
        new("MicroBatchRight", Likelihood.BernoulliLogits, io => Trainer.MicroBatchRight(io.Logits, io.Target, io.Mean, io.LogVariance)),
    ];
}
