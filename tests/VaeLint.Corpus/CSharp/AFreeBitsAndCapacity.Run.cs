namespace VaeLint.Corpus.AFreeBitsAndCapacity;

internal static class Run
{
    private static readonly CapacityControlledLoss Objective = new(gamma: 30, capacityMax: 25, capacitySteps: 1000);

    public static CorpusCase[] Cases =>
    [
        new("FreeBits", Likelihood.SquaredError, io => Objective.FreeBits(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("FreeBitsPerDimension", Likelihood.SquaredError, io => Objective.FreeBitsPerDimension(io.Reconstruction, io.Target, io.Mean, io.LogVariance, 1e-9)),
        new("CapacityMean", Likelihood.SquaredError, io => Objective.CapacityMean(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("CapacitySum", Likelihood.SquaredError, io => Objective.CapacitySum(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
