namespace VaeLint.Corpus.AAlphaAndBeta;

internal static class Run
{
    private static readonly WeightedVaeLoss Objective = new(new LossWeights());

    public static CorpusCase[] Cases =>
    [
        new("Loss", Likelihood.Unmeasured, io => Objective.Loss(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("SummedLoss", Likelihood.Unmeasured, io => Objective.SummedLoss(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("PixelLoss", Likelihood.Unmeasured, io => Objective.PixelLoss(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
