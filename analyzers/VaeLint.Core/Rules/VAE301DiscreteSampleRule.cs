using VaeLint.Core.Models;

namespace VaeLint.Core.Rules;

/// <summary>VAE301: rsample() of a discrete distribution. TorchSharp does not refuse it; its gradient is 0 or missing.</summary>
internal sealed class VAE301DiscreteSampleRule : UsageRule
{
    public override Rule Rule => RuleCatalog.StoppedGradient;

    public override IEnumerable<UsageFinding> Check(ApiObservation observation)
    {
        if (observation is { Call: ObservedCall.Sample, Name: "rsample", Distribution.Kind: { } kind } && DistributionModel.Discrete.Contains(kind))
        {
            yield return Report(
                observation, observation.Site,
                $"A sample of the discrete distribution {kind} has no gradient, rsample() or not: use a relaxation such as RelaxedOneHotCategorical or LogitRelaxedBernoulli, or a score function with sample()");
        }
    }
}
