using System.Globalization;
using System.Runtime.CompilerServices;
using TorchSharp;
using VaeLint.Tensors;
using static TorchSharp.torch;

namespace VaeLint;

public static partial class Shapes
{
    /// <summary>The tensor has no NaN and no infinity. Reads every value, and waits for a GPU: for debugging and tests, not for every step.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="name">Its name in the message; C# fills in the expression, F# needs it written out.</param>
    /// <exception cref="ArgumentException">A value is not finite; the message counts them.</exception>
    public static void Finite(Tensor tensor, [CallerArgumentExpression(nameof(tensor))] string? name = null)
    {
        using var scope = NewDisposeScope();
        using var withoutGradient = no_grad();
        HasValues(nameof(Finite), Or(name, nameof(tensor)), tensor);
        if (tensor.isfinite().all().item<bool>())
        {
            return;
        }

        var (nans, infinities, elements) = (tensor.isnan().sum().item<long>(), tensor.isinf().sum().item<long>(), tensor.numel());
        throw new ArgumentException(
            $"{Function(nameof(Finite))}: {Or(name, nameof(tensor))} {ShapeText.Of(tensor.shape)} has {nans} NaN and {infinities} infinite of {elements} values. "
            + "Look for log or division of 0, exp of a large log-variance, or a learning rate that is too high.");
    }

    /// <summary>Every value is in [<paramref name="min"/>, <paramref name="max"/>]; NaN is not. Reads every value, and waits for a GPU: for debugging and tests, not for every step.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="min">The smallest value that is allowed.</param>
    /// <param name="max">The largest value that is allowed.</param>
    /// <param name="name">Its name in the message; C# fills in the expression, F# needs it written out.</param>
    /// <exception cref="ArgumentException">A value is outside; the message says how far.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="min"/> is above <paramref name="max"/>, or one of them is NaN.</exception>
    public static void InRange(Tensor tensor, double min, double max, [CallerArgumentExpression(nameof(tensor))] string? name = null)
    {
        if (!(min <= max))
        {
            throw new ArgumentOutOfRangeException(nameof(min), Invariant($"{Function(nameof(InRange))}: min is {min}, max is {max}: min has to be at most max."));
        }

        using var scope = NewDisposeScope();
        using var withoutGradient = no_grad();
        HasValues(nameof(InRange), Or(name, nameof(tensor)), tensor);
        if (tensor.numel() == 0)
        {
            return;
        }

        var values = tensor.to_type(ScalarType.Float64);
        var (smallest, largest) = (values.min().item<double>(), values.max().item<double>());
        if (smallest >= min && largest <= max)
        {
            return;
        }

        var start = $"{Function(nameof(InRange))}: {Or(name, nameof(tensor))} has ";
        throw new ArgumentException(double.IsNaN(smallest)
            ? start + Invariant($"NaN; expected [{min}, {max}]. Find its origin with Shapes.Finite on what it is computed from.")
            : start + Invariant($"values {Outside(smallest, largest, min, max)}; expected [{min}, {max}]. {RangeAdvice(Or(name, nameof(tensor)), smallest, largest, min, max)}"));
    }

    private static string Outside(double smallest, double largest, double min, double max) => (smallest < min, largest > max) switch
    {
        (true, true) => Invariant($"from {smallest:G6} to {largest:G6}"),
        (true, false) => Invariant($"down to {smallest:G6}"),
        _ => Invariant($"up to {largest:G6}"),
    };

    private static string RangeAdvice(string name, double smallest, double largest, double min, double max)
    {
        var receiver = ShapeText.Receiver(name);
        return (min, max) switch
        {
            (0, 1) when smallest >= 0 && largest is > 2 and <= 255 => "Divide by 255.",
            (0, 1) when smallest >= -1 && largest <= 1 => $"Use ({name} + 1) / 2.",
            (-1, 1) when smallest >= 0 && largest is > 2 and <= 255 => $"Use {receiver} / 127.5 - 1.",
            _ => $"Scale the values, or use {receiver}.clamp({min.ToString(CultureInfo.InvariantCulture)}, {max.ToString(CultureInfo.InvariantCulture)}) where a cut is meant.",
        };
    }

    private static void HasValues(string function, string name, Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        if (tensor.device_type == DeviceType.META)
        {
            throw new ArgumentException($"{Function(function)}: {name} is on meta, it has a shape but no values. Check values on a real device.");
        }
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
