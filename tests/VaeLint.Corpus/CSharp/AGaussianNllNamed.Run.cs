using static TorchSharp.torch;

namespace VaeLint.Corpus.AGaussianNllNamed;

internal static class Run
{
    private static readonly UncertainDecoderLoss Objective = new();

    private static Tensor Ones(LossInputs io) => ones_like(io.Target);

    private static Tensor Zeros(LossInputs io) => zeros_like(io.Target);

    public static CorpusCase[] Cases =>
    [
        new("Corrected", Likelihood.Unmeasured, io => Objective.Corrected(io.Reconstruction, Ones(io), io.Target, io.Mean, io.LogVariance)) { EventShape = [96] },
        new("KlCorrected", Likelihood.Unmeasured, io => Objective.KlCorrected(io.Reconstruction, Ones(io), io.Target, io.Mean, io.LogVariance)) { EventShape = [96] },
        new("HandWrittenMean", Likelihood.Unmeasured, io => Objective.HandWrittenMean(io.Reconstruction, Zeros(io), io.Target, io.Mean, io.LogVariance)),
        new("HandWrittenSum", Likelihood.Unmeasured, io => Objective.HandWrittenSum(io.Reconstruction, Zeros(io), io.Target, io.Mean, io.LogVariance)),
    ];
}
