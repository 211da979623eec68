using System.Globalization;
using static TorchSharp.torch;

namespace VaeLint.Tensors;

/// <summary>Reads values and says in words which are outside of what a likelihood is defined on. NaN passes: it comes out of the loss as NaN.</summary>
internal static class ValueRange
{
    /// <summary>Resized images are above 1 by rounding; that is no mistake.</summary>
    private const double Slack = 1e-5;

    public static void UnitIntervalTarget(string function, string name, Tensor values)
    {
        if (Outside(values, -Slack, 1 + Slack) is { } range)
        {
            var repair = range switch
            {
                { Smallest: >= 0, Largest: > 2 and <= 255 } => "Divide by 255.",
                { Smallest: >= -1, Largest: <= 1 } => $"Use ({name} + 1) / 2.",
                _ => "Values that are not in [0, 1] belong to Gaussian.",
            };
            throw new ArgumentException($"{function}: {name} has values {range.Words(0, 1)}; Bernoulli needs [0, 1]. {repair}");
        }
    }

    public static void Probabilities(string function, string name, Tensor values)
    {
        if (Outside(values, -Slack, 1 + Slack) is { } range)
        {
            throw new ArgumentException($"{function}: {name} has values {range.Words(0, 1)}; probabilities are in [0, 1]. A decoder output before its sigmoid belongs to BernoulliLogits.");
        }
    }

    public static void Counts(string function, string name, Tensor values)
    {
        if (Outside(values, 0, double.PositiveInfinity) is { } range)
        {
            throw new ArgumentException($"{function}: {name} has values {range.Words(0, double.PositiveInfinity)}; counts are at least 0. Pass raw counts, neither centred nor log-transformed.");
        }
    }

    public static void Positive(string function, string name, Tensor values)
    {
        if (Outside(values, double.Epsilon, double.PositiveInfinity) is { } range)
        {
            throw new ArgumentException($"{function}: {name} has values {range.Words(double.Epsilon, double.PositiveInfinity)}; it must be greater than 0. Use {name}.exp() if it is a logarithm, or a softplus in the decoder.");
        }
    }

    public static void NotNegative(string function, string name, Tensor values)
    {
        if (Outside(values, 0, double.PositiveInfinity) is { } range)
        {
            throw new ArgumentException($"{function}: {name} has values {range.Words(0, double.PositiveInfinity)}; it must not be negative. Use {name}.exp() if it is a logarithm, or a softplus in the decoder.");
        }
    }

    public static void Classes(string function, string name, Tensor values, long classes)
    {
        if (Outside(values, 0, classes - 1) is { } range)
        {
            throw new ArgumentException($"{function}: {name} has classes {range.Words(0, classes - 1)}; logits have {classes} classes, 0 to {classes - 1}. Pass padding as ignoreIndex or mask it.");
        }
    }

    private static Range? Outside(Tensor values, double lowest, double highest)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var doubles = values.to_type(ScalarType.Float64);
        if (!doubles.lt(lowest).logical_or(doubles.gt(highest)).any().item<bool>())
        {
            return null;
        }

        var numbers = doubles.masked_fill(doubles.isnan(), Math.Max(lowest, 0));
        return new Range(numbers.min().item<double>(), numbers.max().item<double>());
    }

    private readonly record struct Range(double Smallest, double Largest)
    {
        public string Words(double lowest, double highest)
        {
            var smallest = Smallest.ToString("G6", CultureInfo.InvariantCulture);
            var largest = Largest.ToString("G6", CultureInfo.InvariantCulture);
            return (Smallest < lowest, Largest > highest) switch
            {
                (true, true) => $"from {smallest} to {largest}",
                (false, true) => $"up to {largest}",
                _ => $"down to {smallest}",
            };
        }
    }
}
