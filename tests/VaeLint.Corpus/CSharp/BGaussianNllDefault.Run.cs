namespace VaeLint.Corpus.BGaussianNllDefault;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Loss", Likelihood.SquaredError, io => WeatherVae.Loss(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("ModuleLoss", Likelihood.SquaredError, io => new WeatherCriterion().ModuleLoss(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3 },
    ];
}
