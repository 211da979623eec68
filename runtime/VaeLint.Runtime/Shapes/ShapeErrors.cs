using static TorchSharp.torch;

namespace VaeLint.Tensors;

/// <summary>Builds the errors of one tensor that cannot be right whatever the others are; <see cref="ShapeException"/> for shapes, <see cref="ArgumentException"/> for types and devices.</summary>
internal static partial class ShapeErrors
{
    public static ShapeException TooFewAxes(string function, string name, Tensor tensor, int batchDims)
    {
        var shape = tensor.shape;
        var needed = ShapeText.Count(batchDims, "axis", "axes");
        return new ShapeException(
            shape.Length == 0
                ? $"{function}: {name} is a scalar, but needs at least {needed} (batchDims: {batchDims}). It is already reduced; pass one value per element."
                : $"{function}: {name} is {ShapeText.Of(shape)}, but batchDims: {batchDims} needs at least {needed}. Pass batchDims: {shape.Length}.",
            name,
            expected: $"at least {needed}",
            actual: shape);
    }

    public static ShapeException EmptyBatch(string function, string name, Tensor tensor, int axis) =>
        new(
            $"{function}: {name} is {ShapeText.Of(tensor.shape)}: the batch is empty, its mean is not defined. Skip an empty batch.",
            name,
            axis,
            "at least 1",
            tensor.shape);

    /// <summary>Whole numbers where real ones are needed; bytes are most often pixels that were never scaled.</summary>
    public static ArgumentException NotFloatingPoint(string function, string name, Tensor tensor)
    {
        var scaled = tensor.dtype == ScalarType.Byte ? ", divided by 255 if these are pixels" : "";
        return new ArgumentException($"{function}: {name} is {ShapeText.Of(tensor.dtype)}, expected a floating-point type. Use {ShapeText.Receiver(name)}.to_type(torch.float32){scaled}.");
    }

    public static ArgumentException OtherType(string function, string name, Tensor tensor, string referenceName, Tensor reference) =>
        new(
            $"{function}: {name} is {ShapeText.Of(tensor.dtype)}, {referenceName} is {ShapeText.Of(reference.dtype)}. "
            + $"Use {ShapeText.Receiver(name)}.to_type(torch.{ShapeText.Of(reference.dtype)}).");

    public static ArgumentException OtherDevice(string function, string name, Tensor tensor, string referenceName, Tensor reference) =>
        new(
            $"{function}: {name} is on {tensor.device}, {referenceName} is on {reference.device}. "
            + $"Use {ShapeText.Receiver(name)}.to({ShapeText.Receiver(referenceName)}.device).");

    public static string Text(Tensor tensor) => ShapeText.Of(tensor.shape);
}
