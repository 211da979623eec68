namespace VaeLint.Corpus.CShapeQueries;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("TimesSize", Likelihood.AbsoluteError, io => ShapeLosses.TimesSize(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("NumelOverBatch", Likelihood.AbsoluteError, io => ShapeLosses.NumelOverBatch(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("EverythingPerElement", Likelihood.AbsoluteError, io => ShapeLosses.EverythingPerElement(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("TimesBatch", Likelihood.AbsoluteError, io => ShapeLosses.TimesBatch(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("CountedTwice", Likelihood.AbsoluteError, io => ShapeLosses.CountedTwice(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
