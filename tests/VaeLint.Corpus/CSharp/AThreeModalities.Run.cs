using static TorchSharp.torch;

namespace VaeLint.Corpus.AThreeModalities;

internal static class Run
{
    private static readonly RobotVaeLoss Objective = new();

    private static Observation Decoded(LossInputs io) => new(io.Logits, Sample(io, 9) * 0.5, Sample(io, 21) * 0.25);

    private static Observation Observed(LossInputs io) => new(io.Target, Sample(io, 9), Sample(io, 21));

    private static Tensor Sample(LossInputs io, long size) => ones([io.Batch, size], dtype: ScalarType.Float64);

    public static CorpusCase[] Cases =>
    [
        new("TouchAveraged", Likelihood.Unmeasured, io => Objective.TouchAveraged(Decoded(io), Observed(io), new Posterior(io.Mean, io.LogVariance))),
        new("AllAveraged", Likelihood.Unmeasured, io => Objective.AllAveraged(Decoded(io), Observed(io), new Posterior(io.Mean, io.LogVariance))),
        new("AllSummed", Likelihood.Unmeasured, io => Objective.AllSummed(Decoded(io), Observed(io), new Posterior(io.Mean, io.LogVariance))),
    ];
}
