using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Corpus.AGaussianNll;

internal static class Run
{
    private static readonly TabularVaeLoss Objective = new();

    private static Tensor Ones(LossInputs io) => ones_like(io.Target);

    public static CorpusCase[] Cases =>
    [
        new("Default", Likelihood.Unmeasured, io => TabularVaeLoss.Default(io.Reconstruction, Ones(io), io.Target, io.Mean, io.LogVariance)),
        new("TimesFeatures", Likelihood.Unmeasured, io => TabularVaeLoss.TimesFeatures(io.Reconstruction, Ones(io), io.Target, io.Mean, io.LogVariance)),
        new("ModuleMeanKl", Likelihood.Unmeasured, io => Objective.ModuleMeanKl(io.Reconstruction, Ones(io), io.Target, io.Mean, io.LogVariance)),
        new("ModuleSumKl", Likelihood.Unmeasured, io => Objective.ModuleSumKl(io.Reconstruction, Ones(io), io.Target, io.Mean, io.LogVariance)),
    ];
}
