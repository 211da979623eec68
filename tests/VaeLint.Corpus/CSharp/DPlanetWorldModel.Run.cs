namespace VaeLint.Corpus.DPlanetWorldModel;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("WorldLoss", Likelihood.SquaredError, io => new PlanetTrainer(0.0).WorldLoss(
            io.Target, io.Reconstruction, new RssmState(io.Mean, io.StandardDeviation), new RssmState(TorchSharp.torch.zeros_like(io.Mean), TorchSharp.torch.ones_like(io.Mean))))
        {
            EventShape = [3, 2, 5, 7],
            LatentShape = [3, 11],
        },
    ];
}
