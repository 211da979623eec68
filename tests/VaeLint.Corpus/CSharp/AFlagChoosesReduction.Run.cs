namespace VaeLint.Corpus.AFlagChoosesReduction;

internal static class Run
{
    private static readonly LegacyLoss Objective = new();

    public static CorpusCase[] Cases =>
    [
        new("Averaged", Likelihood.SquaredError, io => Objective.Loss(io.Reconstruction, io.Target, io.Mean, io.LogVariance, sizeAverage: true)),
        new("Summed", Likelihood.SquaredError, io => Objective.Loss(io.Reconstruction, io.Target, io.Mean, io.LogVariance, sizeAverage: false)),
        new("IfAveraged", Likelihood.AbsoluteError, io => Objective.LossWithIf(io.Reconstruction, io.Target, io.Mean, io.LogVariance, perPixel: true)),
        new("IfSummed", Likelihood.AbsoluteError, io => Objective.LossWithIf(io.Reconstruction, io.Target, io.Mean, io.LogVariance, perPixel: false)),
    ];
}
