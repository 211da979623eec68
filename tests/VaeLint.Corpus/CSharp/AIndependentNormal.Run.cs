namespace VaeLint.Corpus.AIndependentNormal;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("ScalarPlusVector", Likelihood.SquaredError, io => DistributionVae.ScalarPlusVector(io.Reconstruction, io.Target, io.Mean, io.StandardDeviation)) { Tolerance = 0.25 },
        new("TotalPlusVector", Likelihood.SquaredError, io => DistributionVae.TotalPlusVector(io.Reconstruction, io.Target, io.Mean, io.StandardDeviation)) { Tolerance = 0.25 },
        new("PerSample", Likelihood.SquaredError, io => DistributionVae.PerSample(io.Reconstruction, io.Target, io.Mean, io.StandardDeviation)) { Tolerance = 0.25 },
    ];
}
