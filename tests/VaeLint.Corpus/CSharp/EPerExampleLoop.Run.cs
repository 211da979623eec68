namespace VaeLint.Corpus.EPerExampleLoop;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("MappedSums", Likelihood.SquaredError, io => MappedObjective.MappedSums(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("MappedMeans", Likelihood.SquaredError, io => MappedObjective.MappedMeans(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
