namespace VaeLint.Corpus.AConstantBatch;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Summed", Likelihood.BernoulliProbabilities, io => Program.Summed(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("Averaged", Likelihood.BernoulliProbabilities, io => Program.Averaged(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("Literal", Likelihood.SquaredError, io => Program.Literal(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("ByParameter", Likelihood.SquaredError, io => Program.ByParameter(io.Reconstruction, io.Target, io.Mean, io.LogVariance, (int)io.Batch)),
    ];
}
