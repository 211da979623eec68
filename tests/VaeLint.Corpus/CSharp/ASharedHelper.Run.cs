namespace VaeLint.Corpus.ASharedHelper;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("NegativeElbo", Likelihood.AbsoluteError, io => Experiment.NegativeElbo(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
