using VaeLint.Core.Algebra;
using VaeLint.Core.Evaluation;
using VaeLint.Core.Fixes;
using VaeLint.Core.Models;

namespace VaeLint.Core.Rules;

/// <summary>VAE404: input and target of a loss have shapes that broadcast to a larger one, [B, 1] against [B].</summary>
internal sealed class VAE404BroadcastRule : UsageRule
{
    public override Rule Rule => RuleCatalog.Broadcast;

    public override IEnumerable<UsageFinding> Check(ApiObservation observation)
    {
        if (observation is { Call: ObservedCall.Loss, Loss.Layout: LossLayout.Elementwise }
            && Known(observation.Tensor("input")) is { } input
            && Known(observation.Tensor("target")) is { } target
            && DoBroadcast(input, target))
        {
            yield return Report(
                observation, observation.Site,
                $"The input of {observation.WrittenName} is {input}, the target {target}: they broadcast, so that every element is compared with those of other samples too: "
                + (input.Rank < target.Rank || target.Rank < input.Rank ? "use squeeze or unsqueeze to give both the same shape" : "give both the same shape"),
                input.Rank == target.Rank ? [] : [new SqueezeArgument(input.Rank > target.Rank ? "input" : "target", 1)]);
        }
    }

    /// <summary>A rank that was assumed is no basis for a claim about ranks.</summary>
    private static TensorShape? Known(NumericValue? tensor) => tensor?.Shape is { IsScrambled: false, IsRankAssumed: false, Rank: > 0 } shape ? shape : null;

    private static bool DoBroadcast(TensorShape input, TensorShape target)
    {
        if (!input.IsBatchFirst || !target.IsBatchFirst)
        {
            return false;
        }

        if (input.Rank != target.Rank)
        {
            var longer = input.Rank > target.Rank ? input : target;
            return Math.Min(input.Rank, target.Rank) == 1 && longer.Rank == 2 && IsOne(longer.Axes[1]);
        }

        return input.Axes.Zip(target.Axes, (left, right) => IsOne(left) != IsOne(right) && (left.Extent ?? 1) * (right.Extent ?? 1) > 1).Any(isSpread => isSpread);
    }

    private static bool IsOne(TensorAxis axis) => axis.Role == AxisRole.Unit || axis.Extent == 1;
}
