namespace VaeLint.Corpus.AHuberModule;

internal static class Run
{
    private static readonly ForecastVae Objective = new();

    public static CorpusCase[] Cases =>
    [
        new("Loss", Likelihood.Unmeasured, io => Objective.Loss(io.Reconstruction, io.Target, io.Mean, io.LogVariance.exp())),
        new("Repaired", Likelihood.Unmeasured, io => Objective.Repaired(io.Reconstruction, io.Target, io.Mean, io.LogVariance.exp())),
    ];
}
