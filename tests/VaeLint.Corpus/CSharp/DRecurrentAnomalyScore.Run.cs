namespace VaeLint.Corpus.DRecurrentAnomalyScore;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Score", Likelihood.SquaredError, io => BackProp.Score(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
