namespace VaeLint.Corpus.DFosterFactor;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("VaeLoss", Likelihood.SquaredError, io => new BookVae().VaeLoss(io.Target, io.Reconstruction, io.Mean, io.LogVariance)) { EventShape = [3, 32, 32] },
    ];
}
