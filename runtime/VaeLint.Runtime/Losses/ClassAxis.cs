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
            var last = rank > batchDims ? $" Classes on the last axis: classDim: -1." : "";
            throw new ArgumentOutOfRangeException(null, $"{function}: classDim is {classDim}, logits is {ShapeErrors.Text(logits)} with batchDims {batchDims}: the class axis is an axis after the batch.{last}");
        }

        if (!IsShapeWithout(axis, logits, target))
        {
            throw DoesNotFit(function, logits, target, axis, batchDims);
        }

        return axis;
    }

    private static ShapeException DoesNotFit(string function, Tensor logits, Tensor target, int axis, int batchDims)
    {
        var repair = Repair(logits, target, axis, batchDims);
        var expected = "[" + string.Join(", ", logits.shape.Where((_, position) => position != axis)) + "]";
        return new ShapeException(
            $"{function}: target is {ShapeErrors.Text(target)}, logits is {ShapeErrors.Text(logits)} with classes on axis {axis}: the target has the other axes, {expected}.{(repair is null ? "" : " " + repair.Value.Words)}",
            nameof(target),
            expected: expected,
            actual: target.shape,
            suggestions: repair is null ? [] : [repair.Value.Expression]);
    }

    private static (string Words, string Expression)? Repair(Tensor logits, Tensor target, int axis, int batchDims)
    {
        if (Arguments.HaveSameShape(logits, target))
        {
            return ($"One-hot targets become indices by target.argmax({axis}).", $"target.argmax({axis})");
        }

        for (var other = batchDims; other < logits.dim(); other++)
        {
            if (IsShapeWithout(other, logits, target))
            {
                return ($"It fits with classDim: {other}.", $"classDim: {other}");
            }
        }

        if (axis > 0 && target.dim() == logits.dim() - 2 && IsShapeWithout(axis - 1, logits.shape[1..], target))
        {
            var expression = $"target.unsqueeze(0).expand({logits.size(0)}, {string.Join(", ", Enumerable.Repeat("-1", (int)target.dim()))})";
            return ($"It lacks axis 0. Use {expression}.", expression);
        }

        return null;
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

    private static bool IsShapeWithout(int axis, long[] shape, Tensor target) =>
        target.shape.SequenceEqual(shape.Where((_, position) => position != axis));
}
