using static TorchSharp.torch;
using static VaeLint.Tensors.ShapeArithmetic;

namespace VaeLint.Tensors;

/// <summary>Errors of two tensors that have to agree.</summary>
internal static partial class ShapeErrors
{
    /// <summary>Both need the same shape.</summary>
    public static ShapeException Different(string function, string name, Tensor tensor, string referenceName, Tensor reference, int batchDims)
    {
        var (actual, wanted) = (tensor.shape, reference.shape);
        if (actual.Length == 0 || wanted.Length == 0)
        {
            return AlreadyReduced(function, name, actual, referenceName, wanted, batchDims);
        }

        // The reference may be the one to change: it is expanded over samples, cut to the batch, cropped or padded; never otherwise. Data is resized last.
        var repairs = ShapeRepairs.Find(name, actual, wanted, batchDims, tensor.dtype)
            .Concat(ShapeRepairs.Find(referenceName, wanted, actual, batchDims).Where(repair => repair.Kind >= RepairKind.Samples))
            .OrderBy(repair => repair.Kind is RepairKind.Crop or RepairKind.Pad && !repair.Expression.Contains(ShapeText.Receiver(referenceName), StringComparison.Ordinal))
            .ToArray();
        var explanation = repairs.Length > 0
            ? DifferenceText.OfRepair(repairs[0], name, actual, referenceName, wanted, batchDims)
            : DifferenceText.OfSizes(name, actual, wanted, batchDims);
        return Create($"{function}: {name} is {ShapeText.Of(actual)}, {referenceName} is {ShapeText.Of(wanted)}{explanation}", name, actual, wanted, repairs);
    }

    /// <summary>A log-variance that is neither of the reference's shape nor expands to it.</summary>
    public static ShapeException DoesNotExpand(string function, string name, Tensor tensor, string referenceName, Tensor reference, int batchDims = 1)
    {
        var (actual, wanted) = (tensor.shape, reference.shape);
        var start = $"{function}: {name} is {ShapeText.InSentence(actual)}, {referenceName} is {ShapeText.InSentence(wanted)}: ";
        var repairs = ShapeRepairs.FindExpandable(name, actual, wanted, batchDims).ToArray();
        if (repairs.Length > 0)
        {
            return Create($"{start}sizes are compared from the last axis; use {string.Join(" or ", repairs.Take(2).Select(repair => repair.Expression))}.", name, actual, wanted, repairs);
        }

        var enlarges = Broadcast(actual, wanted) is { } larger ? $"{referenceName} would grow to {ShapeText.Of(larger)}. " : "it does not expand. ";
        return Create($"{start}{enlarges}Pass {name} of shape {ShapeText.Of(wanted)}, or with 1 for the axes it is shared over.", name, actual, wanted, []);
    }

    /// <summary>A mask that is neither of the target's shape nor a prefix of it.</summary>
    public static ShapeException NotAPrefix(string function, string name, Tensor tensor, string referenceName, Tensor reference, int batchDims = 1)
    {
        var (actual, whole) = (tensor.shape, reference.shape);
        var repairs = Enumerable.Range(1, whole.Length).Reverse()
            .SelectMany(length => ShapeRepairs.Find(name, actual, whole[..length], batchDims))
            .Where(repair => repair.Kind is not (RepairKind.Crop or RepairKind.Pad))
            .DistinctBy(repair => repair.Expression)
            .Concat(SharedOverAxes(name, actual, whole, batchDims))
            .ToArray();
        var advice = repairs.Length > 0 ? $" Use {repairs[0].Expression}." : $" Pass {ShapeText.Of(whole)} or {ShapeText.Of(whole[..Math.Min(batchDims, whole.Length)])}.";
        return Create(
            $"{function}: {name} is {ShapeText.InSentence(actual)}, {referenceName} is {ShapeText.Of(whole)}; it needs the shape of {referenceName} or its first axes.{advice}",
            name,
            actual,
            whole,
            repairs);
    }

    /// <summary>A mask that lacks axes, or has 1 for them, as [B, H, W] of images does: it is expanded over them.</summary>
    private static IEnumerable<Repair> SharedOverAxes(string name, long[] actual, long[] whole, int batchDims)
    {
        var expand = $".expand({string.Join(", ", whole)})";
        if (actual.Length <= batchDims || actual.Length > whole.Length || !actual.AsSpan(0, batchDims).SequenceEqual(whole.AsSpan(0, batchDims)))
        {
            return [];
        }

        return actual.Length < whole.Length
            ? ShapeRepairs.FindExpandable(name, actual, whole, batchDims).Where(repair => repair.Kind == RepairKind.Place).Take(1).Select(repair => repair with { Expression = repair.Expression + expand })
            : DifferingAxes(actual, whole).All(axis => actual[axis] == 1) ? [new Repair(RepairKind.OneForAll, ShapeText.Receiver(name) + expand)] : [];
    }

    /// <summary>Class indices are needed: the reference's shape without its class axis.</summary>
    public static ShapeException NotClassIndices(string function, string name, Tensor tensor, string referenceName, Tensor reference, int classDim)
    {
        var (actual, whole) = (tensor.shape, reference.shape);
        classDim = classDim < 0 ? classDim + whole.Length : classDim;
        var wanted = Remove(whole, classDim);
        var start = $"{function}: {name} is {ShapeText.InSentence(actual)}, {referenceName} is {ShapeText.Of(whole)} with {whole[classDim]} classes on axis {classDim}";
        if (actual.AsSpan().SequenceEqual(whole))
        {
            var indices = $"{ShapeText.Receiver(name)}.argmax({classDim})";
            return new ShapeException($"{start}: one value per class where class indices {ShapeText.Of(wanted)} are expected; use {indices}.", name, expected: ShapeText.Of(wanted), actual: actual, suggestions: [indices]);
        }

        var repairs = ShapeRepairs.Find(name, actual, wanted, 1).Where(repair => repair.Kind != RepairKind.Samples).ToArray();
        var advice = repairs.Length > 0 ? $" Use {repairs[0].Expression}." : " Pass one index per position.";
        return Create($"{start}: class indices need {ShapeText.Of(wanted)}.{advice}", name, actual, wanted, repairs);
    }

    private static ShapeException AlreadyReduced(string function, string name, long[] actual, string referenceName, long[] wanted, int batchDims)
    {
        var (reduced, other) = actual.Length == 0 ? (name, wanted) : (referenceName, actual);
        var unit = other.Length > batchDims ? "element" : "sample";
        return new ShapeException(
            $"{function}: {name} is {ShapeText.InSentence(actual)}, {referenceName} is {ShapeText.InSentence(wanted)}. The {reduced} is already reduced; pass one value per {unit}.",
            reduced,
            expected: ShapeText.Of(other),
            actual: []);
    }

    private static ShapeException Create(string message, string name, long[] actual, long[] wanted, IEnumerable<Repair> repairs) =>
        new(
            message,
            name,
            actual.Length == wanted.Length && DifferingAxes(actual, wanted) is [var first, ..] ? first : null,
            ShapeText.Of(wanted),
            actual,
            suggestions: [.. repairs.Select(repair => repair.Expression)]);
}
