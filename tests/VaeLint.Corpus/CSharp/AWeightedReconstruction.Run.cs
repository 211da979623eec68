namespace VaeLint.Corpus.AWeightedReconstruction;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Ten", Likelihood.BernoulliProbabilities, io => TunedLosses.Ten(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("Hundred", Likelihood.SquaredError, io => TunedLosses.Hundred(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("Thousand", Likelihood.SquaredError, io => TunedLosses.Thousand(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("Half", Likelihood.SquaredError, io => TunedLosses.Half(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("Twice", Likelihood.SquaredError, io => TunedLosses.Twice(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
