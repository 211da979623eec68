namespace VaeLint.Corpus.ABetaOptions;

internal static class Run
{
    private static readonly BetaVaeObjective Objective = new(new VaeOptions { Beta = 3.0 });

    public static CorpusCase[] Cases =>
    [
        new("Elbo", Likelihood.SquaredError, io => Objective.Elbo(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("SummedElbo", Likelihood.SquaredError, io => Objective.SummedElbo(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
