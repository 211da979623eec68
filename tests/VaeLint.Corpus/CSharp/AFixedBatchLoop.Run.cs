namespace VaeLint.Corpus.AFixedBatchLoop;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("KlPerBatch", Likelihood.SquaredError, io => MnistScript.KlPerBatch(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
