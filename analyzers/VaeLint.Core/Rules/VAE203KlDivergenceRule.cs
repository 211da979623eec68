using VaeLint.Core.Evaluation;
using VaeLint.Core.Fixes;
using VaeLint.Core.Models;

namespace VaeLint.Core.Rules;

/// <summary>VAE203: kl_div on what are no log-probabilities, with TorchSharp's default for the target, or with a mean that is no KL.</summary>
internal sealed class VAE203KlDivergenceRule : UsageRule
{
    private const string LogTarget = "log_target";

    public override Rule Rule => RuleCatalog.KlDivergenceMisuse;

    public override IEnumerable<UsageFinding> Check(ApiObservation observation)
    {
        if (observation is { Call: ObservedCall.Loss, Loss: { IsReconstruction: false, InputRange: OutputRange.LogProbability } }
            && observation.Tensor("input") is { } input && observation.Tensor("target") is { } target)
        {
            if (Misuse(observation, input, target) is { } misuse)
            {
                yield return Report(observation, observation.Site, misuse.Message, misuse.Changes);
            }
            else if (observation.IsMean && OutputRanges.Of(input) == OutputRange.LogProbability)
            {
                // The weight of a term that was tuned with the mean may have made up for it.
                yield return Report(
                    observation, observation.Site, $"The mean of {observation.WrittenName} divides by the number of classes too, so it is no KL: use Reduction.Sum and divide by the batch size",
                    [new SumOverBatch()], isHint: true);
            }
        }
    }

    private static (string Message, IReadOnlyList<CallChange> Changes)? Misuse(ApiObservation observation, NumericValue input, NumericValue target)
    {
        var name = observation.WrittenName;
        switch (OutputRanges.Of(input))
        {
            case OutputRange.Unbounded:
                return ($"{name} compares log-probabilities, but its input comes from {OutputRanges.Describe(input)}: for a mean and a log-variance the KL is -0.5 * (1 + logVar - mu² - exp(logVar)), for logits apply log_softmax", []);
            case OutputRange.Probability:
                return ($"The input of {name} has to be log-probabilities, but it comes from {OutputRanges.Describe(input)}: apply log_softmax",
                    OutputRanges.IsSigmoid(input) ? [] : [new ReplaceActivation("input", "log_softmax")]);
        }

        var isLogTarget = observation.Argument(LogTarget)?.Value is BooleanValue { Value: true };
        switch (OutputRanges.Of(target))
        {
            case OutputRange.Probability when isLogTarget:
                return ($"{name} takes the target for log-probabilities (log_target is true unless said otherwise, unlike in PyTorch), but it comes from {OutputRanges.Describe(target)}: pass log_target: false",
                    [new SetOption(LogTarget, false)]);
            case OutputRange.NonNegative when isLogTarget:
                return ($"{name} takes the target for log-probabilities (log_target is true unless said otherwise, unlike in PyTorch), but it comes from {OutputRanges.Describe(target)} and is never negative: "
                    + "pass log_target: false for probabilities; for a mean and a log-variance the KL is -0.5 * (1 + logVar - mu² - exp(logVar))", OutputRanges.Of(input) == OutputRange.LogProbability ? [new SetOption(LogTarget, false)] : []);
            case OutputRange.LogProbability when observation.Argument(LogTarget)?.Value is BooleanValue { Value: false }:
                return ($"{name} takes the target for probabilities, but it comes from {OutputRanges.Describe(target)}: pass log_target: true", [new SetOption(LogTarget, true)]);
        }

        return null;
    }
}
