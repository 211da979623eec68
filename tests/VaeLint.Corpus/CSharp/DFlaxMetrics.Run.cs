namespace VaeLint.Corpus.DFlaxMetrics;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("ComputeMetrics", Likelihood.BernoulliLogits, io => TrainStep.ComputeMetrics(io.Logits, io.BinaryTarget, io.Mean, io.LogVariance).Loss),
    ];
}
