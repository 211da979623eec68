namespace VaeLint.Corpus.DStepwiseLatents;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Loss", Likelihood.SquaredError, io => SequentialVae.Loss(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventShape = [6, 11], LatentShape = [6, 7] },
    ];
}
