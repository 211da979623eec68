namespace VaeLint.Corpus.EKlTolerance;

internal static class Run
{
    private static readonly Dictionary<string, double> Weights = new() { ["kl_tolerance"] = -1.0, ["loss_kl_weight"] = 0.3 };

    public static CorpusCase[] Cases =>
    [
        new("Forward", Likelihood.SquaredError, io => new SvgLoss().Forward(io.Reconstruction, io.Target, io.Mean, io.LogVariance, Weights)["loss"]) { EventRank = 2 },
    ];
}
