using VaeLint.Core.Evaluation;
using VaeLint.Core.Models;

namespace VaeLint.Core.Rules;

/// <summary>VAE402: TorchSharp's Gaussian NLL cuts the gradient of the variance, so that a learned one never trains.</summary>
internal sealed class VAE402GaussianNllRule : UsageRule
{
    public override Rule Rule => RuleCatalog.GaussianNll;

    public override IEnumerable<UsageFinding> Check(ApiObservation observation)
    {
        if (observation is { Call: ObservedCall.Loss, Loss.CutsVarianceGradient: true }
            && observation.Tensor("variance") is { IsTensor: true, IsDetached: false } variance
            && !variance.Polynomial.Terms.All(term => term.Monomial.IsDetached)
            && (Provenance.IsOfNetwork(variance.Polynomial) || OutputRanges.Of(variance) == OutputRange.NonNegative))
        {
            yield return Report(
                observation, observation.Site,
                $"The variance comes from {Source(variance)}, but TorchSharp's {observation.WrittenName} passes no gradient to it, so it never trains; its reductions differ from PyTorch's as well: "
                + "write ½(log σ² + (x − μ)²/σ²) with a log-variance, or use NegativeLogLikelihood.GaussianLogVariance of VaeLint.Runtime");
        }
    }

    private static string Source(NumericValue variance) => OutputRanges.Of(variance) == OutputRange.Unknown ? "the model" : OutputRanges.Describe(variance);
}
