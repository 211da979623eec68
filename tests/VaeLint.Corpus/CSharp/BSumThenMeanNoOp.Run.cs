namespace VaeLint.Corpus.BSumThenMeanNoOp;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Bce", Likelihood.BernoulliProbabilities, io => new NotebookLoss().Get(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("Mse", Likelihood.SquaredError, io => new NotebookLoss { Kind = ReconKind.Mse }.Get(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
