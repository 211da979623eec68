namespace VaeLint.Corpus.DCounterfactualFairness;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("LossFunctionVae", Likelihood.SquaredError, io => new FairTrainer(new FairArgs()).LossFunctionVae(
            io.Reconstruction, io.Target, io.Mean, io.LogVariance, io.Target, [TorchSharp.torch.tensor(new long[] { 0, 1 }), TorchSharp.torch.tensor(new long[] { 2 })])["loss"]),
    ];
}
