namespace VaeLint.Corpus.DCellCounts;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Loss", Likelihood.Unmeasured, io => CountModule.Loss(io.BinaryTarget, io.Reconstruction.exp(), TorchSharp.torch.ones_like(io.Target), io.Mean, io.LogVariance.exp()).Loss),
    ];
}
