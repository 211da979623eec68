namespace VaeLint.Corpus.BLatentOverInputRatio;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("ComputeLoss", Likelihood.SquaredError, io => new TabularVae((int)io.EventShape[0], (int)io.LatentShape[0]).ComputeLoss(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
