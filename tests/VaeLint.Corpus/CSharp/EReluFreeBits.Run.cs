namespace VaeLint.Corpus.EReluFreeBits;

internal static class Run
{
    private static readonly LatentModel Model = new(new LatentConfig(0.0, 0.4));

    public static CorpusCase[] Cases =>
    [
        new("Forward", Likelihood.SquaredError, io => Model.Forward(io.Reconstruction, io.Target, io.Mean, io.LogVariance)["loss"]) { EventRank = 2 },
    ];
}
