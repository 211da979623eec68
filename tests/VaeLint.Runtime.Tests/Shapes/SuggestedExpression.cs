using System.Text.RegularExpressions;
using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Runtime.Tests.Shapes;

/// <summary>Runs a suggested expression as TorchSharp would: reads the text a user reads, knows nothing of how it was found.</summary>
internal static partial class SuggestedExpression
{
    public static Tensor Run(string expression, IReadOnlyDictionary<string, Tensor> tensors)
    {
        if (FunctionCall().Match(expression) is { Success: true } function)
        {
            var argument = tensors[function.Groups["name"].Value];
            var numbers = Numbers(function.Groups["numbers"].Value.Trim('[', ']'));
            var result = function.Groups["function"].Value switch
            {
                "one_hot" => nn.functional.one_hot(argument, numbers[0]),
                "pad" => nn.functional.pad(argument, numbers),
                var other => throw new NotSupportedException(other),
            };
            return Members(result, function.Groups["members"].Value);
        }

        var dot = expression.IndexOf('.', StringComparison.Ordinal);
        return Members(tensors[expression[..dot]], expression[dot..]);
    }

    private static Tensor Members(Tensor tensor, string members)
    {
        foreach (Match call in MemberCall().Matches(members))
        {
            var numbers = Numbers(call.Groups["numbers"].Value);
            tensor = call.Groups["member"].Value switch
            {
                "unsqueeze" => tensor.unsqueeze(numbers[0]),
                "squeeze" => tensor.squeeze(numbers[0]),
                "permute" => tensor.permute(numbers),
                "transpose" => tensor.transpose(numbers[0], numbers[1]),
                "flatten" => tensor.flatten(numbers[0]),
                "reshape" => tensor.reshape(numbers),
                "expand" => tensor.expand(numbers),
                "narrow" => tensor.narrow(numbers[0], numbers[1], numbers[2]),
                "argmax" => tensor.argmax(numbers[0]),
                "sum" => tensor.sum(numbers[0]),
                var other => throw new NotSupportedException(other),
            };
        }

        return tensor;
    }

    private static long[] Numbers(string text) => [.. text.Split(',').Select(number => long.Parse(number, System.Globalization.CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"^torch\.nn\.functional\.(?<function>\w+)\((?<name>\w+), (?<numbers>[^)]*)\)(?<members>.*)$")]
    private static partial Regex FunctionCall();

    [GeneratedRegex(@"\.(?<member>\w+)\((?<numbers>[^)]*)\)")]
    private static partial Regex MemberCall();
}
