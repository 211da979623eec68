namespace VaeLint.Corpus.EScalarPrior;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("PilotLoss", Likelihood.SquaredError, io => ChannelEstimator.PilotLoss(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("PilotLossSummed", Likelihood.SquaredError, io => ChannelEstimator.PilotLossSummed(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
