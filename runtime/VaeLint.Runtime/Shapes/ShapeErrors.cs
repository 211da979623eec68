using static TorchSharp.torch;

namespace VaeLint.Tensors;

/// <summary>Builds the errors of wrong shapes: what was expected, what came, and the likeliest repair.</summary>
internal static class ShapeErrors
{
    public static ShapeException TooFewAxes(string function, string name, Tensor tensor, int batchDims) =>
        new(
            $"{function}: {name} is {Text(tensor)}, but batchDims is {batchDims}: it needs at least {batchDims} axes. {(tensor.dim() == 0 ? "It is already reduced; pass one value per element." : "Pass batchDims: " + tensor.dim() + ".")}",
            name,
            expected: $"at least {batchDims} axes",
            actual: tensor.shape);

    public static ShapeException EmptyBatch(string function, string name, Tensor tensor, int axis) =>
        new(
            $"{function}: {name} is {Text(tensor)}: the batch is empty, its mean is not defined. Skip the last, empty batch.",
            name,
            axis,
            "at least 1",
            tensor.shape);

    public static ShapeException Different(string function, string name, Tensor tensor, string referenceName, Tensor reference, int batchDims) =>
        new(
            $"{function}: {name} is {Text(tensor)}, {referenceName} is {Text(reference)}.",
            name,
            expected: Text(reference),
            actual: tensor.shape);

    public static ShapeException DoesNotExpand(string function, string name, Tensor tensor, string referenceName, Tensor reference) =>
        new(
            $"{function}: {name} is {Text(tensor)}, which does not expand to {referenceName} {Text(reference)}.",
            name,
            expected: Text(reference),
            actual: tensor.shape);

    public static string Text(Tensor tensor) => "[" + string.Join(", ", tensor.shape) + "]";
}
