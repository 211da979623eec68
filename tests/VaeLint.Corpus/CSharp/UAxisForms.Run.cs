namespace VaeLint.Corpus.UAxisForms;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Loss", Likelihood.SquaredError, io => Statistics.Loss(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
