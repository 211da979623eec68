namespace VaeLint.Corpus.CStaticInitialisers;

internal static class Run
{
    public static CorpusCase[] Cases =>
    [
        new("Elbo", Likelihood.SquaredError, io => StaticLosses.Elbo(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("UnitWeight", Likelihood.SquaredError, io => StaticLosses.UnitWeight(io.Reconstruction, io.Target, io.Mean, io.LogVariance)),
        new("ChangingWeight", Likelihood.SquaredError, io => Annealed(io)),
        new("ReciprocalWeight", Likelihood.SquaredError, io => StaticLosses.ReciprocalWeight(io.Reconstruction, io.Target, io.Mean, io.LogVariance)) { EventShape = [784] },
    ];

    private static TorchSharp.torch.Tensor Annealed(LossInputs io)
    {
        StaticLosses.StartEpoch(100);
        return StaticLosses.ChangingWeight(io.Reconstruction, io.Target, io.Mean, io.LogVariance);
    }
}
