namespace VaeLint.Corpus.DNoiseLogStd;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("ElboLoss", Likelihood.SquaredError, io => new NoisyObservation().call(io.Target, io.Reconstruction, io.Mean, io.LogStandardDeviation)) { EventRank = 3 },
    ];
}
