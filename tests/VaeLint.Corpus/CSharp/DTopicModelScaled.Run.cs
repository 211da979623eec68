namespace VaeLint.Corpus.DTopicModelScaled;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Loss", Likelihood.Unmeasured, io => new DeltaEtmModule().Loss(io.BinaryTarget, io.Logits, io.Mean, io.LogVariance.exp())),
    ];
}
