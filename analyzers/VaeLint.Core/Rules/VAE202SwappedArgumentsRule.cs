using VaeLint.Core.Fixes;
using VaeLint.Core.Models;

namespace VaeLint.Core.Rules;

/// <summary>VAE202: the data is the input of a loss and the decoder's output its target. Told by data flow: the target was computed from the input.</summary>
internal sealed class VAE202SwappedArgumentsRule : UsageRule
{
    public override Rule Rule => RuleCatalog.SwappedArguments;

    public override IEnumerable<UsageFinding> Check(ApiObservation observation)
    {
        if (observation is { Call: ObservedCall.Loss, Loss: { IsReconstruction: true, IsDirected: true } }
            && observation.Tensor("input") is { } input
            && observation.Tensor("target") is { IsDetached: false } target
            && Provenance.Data(input.Polynomial) is { Count: > 0 } data
            && Provenance.IsOfNetwork(target.Polynomial)
            && Provenance.IsComputedFrom(target.Polynomial, data))
        {
            yield return Report(
                observation, observation.Site,
                $"The target of {observation.WrittenName} is the output of the model and its input is the data: the loss is not symmetric, swap the two",
                [new SwapArguments("input", "target")]);
        }
    }
}
