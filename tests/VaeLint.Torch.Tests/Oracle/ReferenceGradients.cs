using VaeLint.Corpus;
using static TorchSharp.torch;

namespace VaeLint.Torch.Tests.Oracle;

/// <summary>Closed-form gradients of the terms of weight 1, written down by hand so that no loss function of TorchSharp takes part.</summary>
internal static class ReferenceGradients
{
    /// <summary>The decoder output the likelihood is a function of; null when the likelihood is not measured.</summary>
    public static Tensor? DecoderOutput(Likelihood likelihood, LossInputs inputs) => likelihood switch
    {
        Likelihood.BernoulliLogits => inputs.Logits,
        Likelihood.SquaredError or Likelihood.AbsoluteError or Likelihood.BernoulliProbabilities => inputs.Reconstruction,
        Likelihood.Unmeasured => null,
        _ => throw new ArgumentOutOfRangeException(nameof(likelihood), likelihood, "no reference gradient"),
    };

    /// <summary>d(−log p)/d(decoder output), one value per element.</summary>
    public static Tensor Reconstruction(Likelihood likelihood, Tensor output, Tensor target) => likelihood switch
    {
        Likelihood.SquaredError => 2.0 * (output - target),
        Likelihood.AbsoluteError => (output - target).sign(),
        Likelihood.BernoulliProbabilities => (output - target) / (output * (1.0 - output)),
        Likelihood.BernoulliLogits => 1.0 / (1.0 + (-output).exp()) - target,
        _ => throw new ArgumentOutOfRangeException(nameof(likelihood), likelihood, "no reference gradient"),
    };

    /// <summary>d KL / dμ with KL = ½Σ(μ² + e^v − v − 1).</summary>
    public static Tensor KlMean(Tensor mean) => mean.clone();

    /// <summary>d KL / dv with v the log-variance.</summary>
    public static Tensor KlLogVariance(Tensor logVariance) => 0.5 * (logVariance.exp() - 1.0);
}
