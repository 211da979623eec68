namespace VaeLint.Corpus.ACelebAKldWeight;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("LossFunction", Likelihood.SquaredError, io => VanillaVae.LossFunction(io.Reconstruction, io.Target, io.Mean, io.LogVariance)["loss"])
        {
            EventRank = 3,
            EventShape = [3, 64, 64],
        },
    ];
}
