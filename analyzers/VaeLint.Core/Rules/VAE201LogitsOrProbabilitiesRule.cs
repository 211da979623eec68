using VaeLint.Core.Evaluation;
using VaeLint.Core.Fixes;
using VaeLint.Core.Models;

namespace VaeLint.Core.Rules;

/// <summary>VAE201: a likelihood of probabilities is given logits, or the reverse. The last activation decides.</summary>
internal sealed class VAE201LogitsOrProbabilitiesRule : UsageRule
{
    private const string Probabilities = "probs";
    private const string Logits = "logits";
    private const string Bernoulli = "Bernoulli";
    private const string LogSoftmax = "log_softmax";
    private const string CrossEntropy = "cross_entropy";

    public override Rule Rule => RuleCatalog.LogitsOrProbabilities;

    public override IEnumerable<UsageFinding> Check(ApiObservation observation)
    {
        foreach (var (argument, expected) in Inputs(observation))
        {
            if (argument?.Value is not NumericValue { IsTensor: true } input)
            {
                continue;
            }

            var actual = OutputRanges.Of(input);
            if (IsMistake(expected, actual, observation.Loss))
            {
                yield return Report(observation, observation.Site, Message(observation, argument, input, expected), [.. Changes(observation, argument.Name, input, expected)]);
            }
        }
    }

    private static IEnumerable<(ObservedArgument? Argument, OutputRange Expected)> Inputs(ApiObservation observation)
    {
        if (observation is { Call: ObservedCall.Loss, Loss: { IsReconstruction: true } loss })
        {
            yield return (observation.Argument("input"), loss.InputRange);
        }

        if (observation.Call == ObservedCall.Distribution)
        {
            yield return (observation.Argument(Probabilities), OutputRange.Probability);
            yield return (observation.Argument(Logits), OutputRange.Unbounded);
        }
    }

    /// <summary>Log-probabilities are logits of a softmax, not of a sigmoid; a bounded activation in front of logits is odd but no error.</summary>
    private static bool IsMistake(OutputRange expected, OutputRange actual, LossApi? loss) => expected switch
    {
        OutputRange.Probability => actual is OutputRange.Unbounded or OutputRange.SignedUnit or OutputRange.NonNegative or OutputRange.LogProbability,
        OutputRange.Unbounded => actual is OutputRange.Probability || (actual is OutputRange.LogProbability && loss?.Layout == LossLayout.Elementwise),
        OutputRange.LogProbability => actual is OutputRange.Probability or OutputRange.Unbounded,
        _ => false,
    };

    /// <summary>Only where the likelihood stays the same one: a sigmoid belongs to a Bernoulli, a softmax to classes, a tanh to neither.</summary>
    private static IEnumerable<CallChange> Changes(ApiObservation observation, string argument, NumericValue input, OutputRange expected)
    {
        var isOfElements = observation.Loss is { Layout: LossLayout.Elementwise } || observation.Name == Bernoulli;
        switch (expected, OutputRanges.Of(input))
        {
            case (OutputRange.Probability, OutputRange.Unbounded):
                return UseOther(observation, argument);
            case (OutputRange.Unbounded, OutputRange.Probability) when OutputRanges.IsSigmoid(input) == isOfElements:
                return [new DropActivation(argument, isHeld: false), .. UseOther(observation, argument), new DropActivation(argument, isHeld: true)];
            case (OutputRange.Unbounded, OutputRange.LogProbability) when OutputRanges.IsSigmoid(input):
                return [new DropActivation(argument, isHeld: true)];
            case (OutputRange.LogProbability, OutputRange.Probability) when !OutputRanges.IsSigmoid(input):
                return [new ReplaceActivation(argument, LogSoftmax)];
            case (OutputRange.LogProbability, OutputRange.Unbounded):
                return Use(CrossEntropy);
            default:
                return [];
        }
    }

    private static IEnumerable<CallChange> UseOther(ApiObservation observation, string argument) =>
        observation.Call == ObservedCall.Distribution ? [new PassArgumentAs(argument, argument == Probabilities ? Logits : Probabilities)] : Use(observation.Loss?.Counterpart);

    private static IEnumerable<CallChange> Use(string? loss) => loss is not null && LossApis.FindFunction(loss) is { } api ? [new UseLoss(api.Function, api.Module)] : [];

    private static string Message(ApiObservation observation, ObservedArgument argument, NumericValue input, OutputRange expected)
    {
        var counterpart = Counterpart(observation);
        var source = OutputRanges.Describe(input);
        if (observation.Call == ObservedCall.Distribution)
        {
            var (wanted, other) = expected == OutputRange.Probability ? ("probabilities", "logits") : ("logits", "probs");
            return OutputRanges.Of(input) is OutputRange.Unbounded or OutputRange.Probability
                ? $"The argument {argument.Name} of {observation.Name} takes {wanted}, but it comes from {source}: pass it as {other}"
                : $"The argument {argument.Name} of {observation.Name} takes {wanted}, but it comes from {source}: end the decoder in a linear layer and pass its output as logits";
        }

        return expected switch
        {
            OutputRange.Probability when OutputRanges.Of(input) == OutputRange.Unbounded =>
                $"{observation.WrittenName} expects probabilities, but its input comes from {source} without an activation: use {counterpart}",
            OutputRange.Probability => $"{observation.WrittenName} expects probabilities, but its input comes from {source}: end the decoder in a sigmoid, or pass logits to {counterpart}",
            OutputRange.Unbounded => $"{observation.WrittenName} expects logits, but its input comes from {source}, so the activation is applied twice: pass what is in front of it"
                + (counterpart is null ? "" : $", or use {counterpart}"),
            _ => $"{observation.WrittenName} expects log-probabilities, but its input comes from {source}: apply log_softmax",
        };
    }

    private static string? Counterpart(ApiObservation observation) =>
        observation.Loss?.Counterpart is { } name ? observation.Module is not null && LossApis.FindFunction(name) is { } api ? api.Module : name : null;
}
