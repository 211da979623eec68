using static TorchSharp.torch;

namespace VaeLint.Corpus.ALearnedPrior;

internal static class Run
{
    private static readonly ConditionalPriorLoss Objective = new();

    private static DiagonalGaussian Posterior(LossInputs io) => new(io.Mean, io.LogVariance);

    private static DiagonalGaussian StandardNormal(LossInputs io) => new(zeros_like(io.Mean).detach(), zeros_like(io.Mean).detach());

    public static CorpusCase[] Cases =>
    [
        new("LogVarianceForm", Likelihood.SquaredError, io => Objective.LogVarianceForm(io.Reconstruction, io.Target, Posterior(io), StandardNormal(io))),
        new("ScaleFormMean", Likelihood.SquaredError, io => Objective.ScaleFormMean(io.Reconstruction, io.Target, Posterior(io), StandardNormal(io))),
        new("ScaleForm", Likelihood.SquaredError, io => Objective.ScaleForm(io.Reconstruction, io.Target, Posterior(io), StandardNormal(io))),
    ];
}
