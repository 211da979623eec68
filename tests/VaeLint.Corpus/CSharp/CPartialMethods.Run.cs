namespace VaeLint.Corpus.CPartialMethods;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Loss", Likelihood.SquaredError, io => MnistObjective.Loss(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("SummedLoss", Likelihood.SquaredError, io => MnistObjective.SummedLoss(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
    ];
}
