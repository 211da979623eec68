using static TorchSharp.torch;

namespace VaeLint.Corpus.ASwitchOnLikelihood;

internal static class Run
{
    private static Tensor Loss(DecoderLikelihood likelihood, LossInputs io) => new SelectableLoss(likelihood).Compute(io.Target, io.Reconstruction, io.Mean, io.LogVariance);

    public static CorpusCase[] Cases =>
    [
        new("Bernoulli", Likelihood.BernoulliProbabilities, io => Loss(DecoderLikelihood.Bernoulli, io)),
        new("Gaussian", Likelihood.SquaredError, io => Loss(DecoderLikelihood.Gaussian, io)),
        new("Laplace", Likelihood.AbsoluteError, io => Loss(DecoderLikelihood.Laplace, io)),
    ];
}
