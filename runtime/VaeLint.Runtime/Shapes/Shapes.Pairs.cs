using System.Runtime.CompilerServices;
using VaeLint.Tensors;
using static TorchSharp.torch;

namespace VaeLint;

public static partial class Shapes
{
    /// <summary>Both tensors have the same shape: nothing would be broadcast.</summary>
    /// <param name="first">One tensor.</param>
    /// <param name="second">The other.</param>
    /// <param name="firstName">Its name in the message; C# fills in the expression, F# needs it written out.</param>
    /// <param name="secondName">The other's name in the message.</param>
    /// <exception cref="ShapeException">The shapes differ; the message says what they would broadcast to and what makes them one.</exception>
    public static void SameShape(
        Tensor first,
        Tensor second,
        [CallerArgumentExpression(nameof(first))] string? firstName = null,
        [CallerArgumentExpression(nameof(second))] string? secondName = null)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (!Arguments.HaveSameShape(first, second))
        {
            throw ShapeErrors.Different(Function(nameof(SameShape)), Or(firstName, nameof(first)), first, Or(secondName, nameof(second)), second, Math.Min(1, (int)Math.Min(first.dim(), second.dim())));
        }
    }

    /// <summary>Both tensors are on the same device.</summary>
    /// <param name="first">One tensor.</param>
    /// <param name="second">The other.</param>
    /// <param name="firstName">Its name in the message; C# fills in the expression, F# needs it written out.</param>
    /// <param name="secondName">The other's name in the message.</param>
    /// <exception cref="ArgumentException">The devices differ.</exception>
    public static void SameDevice(
        Tensor first,
        Tensor second,
        [CallerArgumentExpression(nameof(first))] string? firstName = null,
        [CallerArgumentExpression(nameof(second))] string? secondName = null)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        SameDevice(nameof(SameDevice), first, second, Or(firstName, nameof(first)), Or(secondName, nameof(second)));
    }

    /// <summary>Both tensors have the same element type.</summary>
    /// <param name="first">One tensor.</param>
    /// <param name="second">The other.</param>
    /// <param name="firstName">Its name in the message; C# fills in the expression, F# needs it written out.</param>
    /// <param name="secondName">The other's name in the message.</param>
    /// <exception cref="ArgumentException">The types differ.</exception>
    public static void SameType(
        Tensor first,
        Tensor second,
        [CallerArgumentExpression(nameof(first))] string? firstName = null,
        [CallerArgumentExpression(nameof(second))] string? secondName = null)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        SameType(nameof(SameType), first, second, Or(firstName, nameof(first)), Or(secondName, nameof(second)));
    }

    /// <summary>The tensor has a floating-point type, as means, log-variances and images that were scaled have.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="name">Its name in the message; C# fills in the expression, F# needs it written out.</param>
    /// <exception cref="ArgumentException">It counts in whole numbers, or is boolean or complex.</exception>
    public static void FloatingPoint(Tensor tensor, [CallerArgumentExpression(nameof(tensor))] string? name = null)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        if (tensor.dtype is not (ScalarType.Float32 or ScalarType.Float64 or ScalarType.Float16 or ScalarType.BFloat16))
        {
            throw ShapeErrors.NotFloatingPoint(Function(nameof(FloatingPoint)), Or(name, nameof(tensor)), tensor);
        }
    }

    private static void SameDevice(string function, Tensor first, Tensor second, string firstName, string secondName)
    {
        if (first.device_type != second.device_type || first.device_index != second.device_index)
        {
            throw ShapeErrors.OtherDevice(Function(function), firstName, first, secondName, second);
        }
    }

    private static void SameType(string function, Tensor first, Tensor second, string firstName, string secondName)
    {
        if (first.dtype != second.dtype)
        {
            throw ShapeErrors.OtherType(Function(function), firstName, first, secondName, second);
        }
    }

    private static string Function(string name) => nameof(Shapes) + "." + name;

    // F# passes no caller's expression.
    private static string Or(string? name, string fallback) => string.IsNullOrWhiteSpace(name) ? fallback : name;
}
