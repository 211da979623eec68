namespace VaeLint.Corpus.DFirstSampleNumel;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Train", Likelihood.SquaredError, io => SurrogateScript.Train(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventRank = 3 },
    ];
}
