using System.Globalization;
using static TorchSharp.torch;

namespace VaeLint.Tensors;

/// <summary>Shapes, types and devices as they are written in error texts.</summary>
internal static class ShapeText
{
    public static string Of(long[] shape) => "[" + string.Join(", ", shape.Select(size => size < 0 ? "_" : Number(size))) + "]";

    /// <summary>A shape in a sentence: without axes it is a scalar.</summary>
    public static string InSentence(long[] shape) => shape.Length == 0 ? "a scalar" : Of(shape);

    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>"axis 2", "axes 2 and 3".</summary>
    public static string Axes(IReadOnlyList<int> axes) =>
        axes.Count == 1 ? $"axis {axes[0]}" : "axes " + string.Join(", ", axes.SkipLast(1)) + " and " + axes[^1];

    public static string Count(int number, string one, string many) => number == 1 ? $"1 {one}" : $"{number} {many}";

    /// <summary>The type by its libtorch name, as in torch.float32.</summary>
    public static string Of(ScalarType type) => type switch
    {
        ScalarType.Byte => "uint8",
        ScalarType.ComplexFloat32 => "complex64",
        ScalarType.ComplexFloat64 => "complex128",
        _ => type.ToString().ToLowerInvariant(),
    };

    /// <summary>An expression that a member can be called on.</summary>
    public static string Receiver(string expression) =>
        expression.All(character => char.IsLetterOrDigit(character) || character is '_' or '.' or '@') ? expression : $"({expression})";
}
