namespace VaeLint.Corpus.DFakeFaceClassifier;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("VaeLoss", Likelihood.BernoulliProbabilities, io => FaceTraining.VaeLoss(
            io.Reconstruction, io.Target, io.Mean, io.LogVariance, TorchSharp.torch.full(io.Batch, 1, 0.4), TorchSharp.torch.ones(io.Batch, 1)))
        {
            EventRank = 3,
        },
    ];
}
