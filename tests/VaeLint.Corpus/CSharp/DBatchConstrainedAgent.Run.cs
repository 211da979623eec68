namespace VaeLint.Corpus.DBatchConstrainedAgent;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("VaeLoss", Likelihood.SquaredError, io => BcqAgent.VaeLoss(io.Reconstruction, io.Target, io.Mean, io.StandardDeviation)),
    ];
}
