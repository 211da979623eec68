using VaeLint.Tensors;
using static TorchSharp.torch;

namespace VaeLint;

/// <summary>The axis of the logits that the target does not have.</summary>
internal static class ClassAxis
{
    /// <summary>The class axis counted from the front, after checking that the target has the other axes.</summary>
    public static int Check(string function, Tensor logits, Tensor target, int classDim, int batchDims)
    {
        ArgumentNullException.ThrowIfNull(target);
        Arguments.SameDevice(function, nameof(target), target, nameof(logits), logits);
        var rank = (int)logits.dim();
        var axis = classDim < 0 ? classDim + rank : classDim;
        if (axis < batchDims || axis >= rank)
        {
            var last = rank > batchDims ? " Classes on the last axis: classDim: -1." : "";
            throw new ArgumentOutOfRangeException(null, $"{function}: classDim is {classDim}, logits is {ShapeErrors.Text(logits)} with batchDims {batchDims}: the class axis is an axis after the batch.{last}");
        }

        if (logits.size(axis) == 0)
        {
            throw new ShapeException($"{function}: logits is {ShapeErrors.Text(logits)} with no classes on axis {axis}. Give the last layer one output per class.", nameof(logits), axis, "at least 1", logits.shape);
        }

        if (!IsShapeWithout(axis, logits, target))
        {
            throw DoesNotFit(function, logits, target, axis, batchDims);
        }

        return axis;
    }

    private static ShapeException DoesNotFit(string function, Tensor logits, Tensor target, int axis, int batchDims)
    {
        for (var other = batchDims; other < logits.dim(); other++)
        {
            if (IsShapeWithout(other, logits, target))
            {
                return Create($"it fits with classDim: {other}", $"classDim: {other}");
            }
        }

        if (target.dim() > 0 && target.dim() == logits.dim() - 2 && axis > 0 && target.shape.SequenceEqual(Expected().Skip(1)))
        {
            var expanded = $"target.expand({string.Join(", ", Expected())})";
            return Create($"logits holds {logits.size(0)} for each of target; use {expanded}{(batchDims == 1 ? " with batchDims: 2" : "")}", expanded);
        }

        return ShapeErrors.NotClassIndices(function, nameof(target), target, nameof(logits), logits, axis);

        long[] Expected() => [.. logits.shape.Where((_, position) => position != axis)];

        ShapeException Create(string advice, string suggestion) =>
            new(
                $"{function}: target is {ShapeErrors.Text(target)}, logits is {ShapeErrors.Text(logits)} with {logits.size(axis)} classes on axis {axis}: {advice}.",
                nameof(target),
                expected: ShapeText.Of(Expected()),
                actual: target.shape,
                suggestions: [suggestion]);
    }

    private static bool IsShapeWithout(int axis, Tensor logits, Tensor target)
    {
        var fits = target.dim() == logits.dim() - 1;
        for (var position = 0; fits && position < target.dim(); position++)
        {
            fits = target.size(position) == logits.size(position < axis ? position : position + 1);
        }

        return fits;
    }
}
