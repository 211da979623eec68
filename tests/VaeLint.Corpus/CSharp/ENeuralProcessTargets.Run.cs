namespace VaeLint.Corpus.ENeuralProcessTargets;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("CalculateLoss", Likelihood.SquaredError, io => new LatentNeuralProcess().CalculateLoss(io.Reconstruction, io.Target, io.Mean, io.StandardDeviation).Loss) { EventRank = 2 },
    ];
}
