namespace VaeLint.Corpus.CLocalModules;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Smooth", Likelihood.AbsoluteError, io => LocalModuleLosses.Smooth(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("Chained", Likelihood.AbsoluteError, io => LocalModuleLosses.Chained(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("Summed", Likelihood.AbsoluteError, io => LocalModuleLosses.Summed(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
