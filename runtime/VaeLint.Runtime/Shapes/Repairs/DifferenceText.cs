using static VaeLint.Tensors.ShapeArithmetic;

namespace VaeLint.Tensors;

/// <summary>What two shapes have to do with each other, and what to do: the end of a message, from the punctuation on.</summary>
internal static class DifferenceText
{
    public static string OfRepair(Repair repair, string name, long[] actual, string referenceName, long[] wanted, int batchDims)
    {
        var use = $"se {repair.Expression}";
        var silent = Broadcast(actual, wanted) is { } broadcast ? $"; they would broadcast to {ShapeText.Of(broadcast)}." : null;
        var (longer, shorter, samples) = wanted.Length > actual.Length ? (referenceName, name, wanted) : (name, referenceName, actual);
        return repair.Kind switch
        {
            RepairKind.AddAxis or RepairKind.DropAxis => silent is null ? $": an axis of size 1 is {(repair.Kind == RepairKind.AddAxis ? "missing" : "too many")}; u{use}." : $"{silent} U{use}.",
            RepairKind.ChannelsLast => $": the channels come last; u{use}.",
            RepairKind.ChannelsFirst => $": the channels come first; u{use}.",
            RepairKind.Reorder => $": the same axes in another order; u{use}.",
            RepairKind.Merge or RepairKind.Split => $": same {Elements(wanted.Skip(batchDims))} elements per sample; u{use}.",
            RepairKind.OneHot => $": class indices where one value per class is expected; u{use}.",
            RepairKind.Samples when batchDims > 1 => $"{silent} {longer} holds {samples[0]} for each of {shorter}; u{use}.",
            RepairKind.Samples => $"{silent} {longer} holds {samples[0]} for each of {shorter}: swapped arguments, or u{use} with batchDims: {batchDims + 1}.",
            RepairKind.OneForAll => $"{silent} If one is meant for the whole batch, u{use}.",
            RepairKind.Batch => $": the batches differ. Where a tensor kept from a full batch met the last, smaller one, u{use}.",
            RepairKind.Pad => $": {Differences(actual, wanted)}. A strided layer rounded down: set output_padding in the transposed convolution, or u{use}.",
            RepairKind.Crop => $": {Differences(actual, wanted)}. A strided layer rounded up: u{use}.",
            _ => $": u{use}.",
        };
    }

    public static string OfSizes(string name, long[] actual, long[] wanted, int batchDims)
    {
        if (actual.Take(batchDims).Contains(0) || wanted.Take(batchDims).Contains(0))
        {
            return ": one batch is empty. Skip an empty batch.";
        }

        if (actual.Length != wanted.Length)
        {
            var silent = Broadcast(actual, wanted) is { } grown ? $"; they would broadcast to {ShapeText.Of(grown)}. " : ": ";
            return $"{silent}{name} has {ShapeText.Count(actual.Length, "axis", "axes")}, not {wanted.Length}. Pass both of one shape.";
        }

        var axes = DifferingAxes(actual, wanted);
        if (axes is [var axis] && axis >= batchDims)
        {
            if (actual[axis] == 2 * wanted[axis] || wanted[axis] == 2 * actual[axis])
            {
                return $": {Differences(actual, wanted)}, a factor of 2. Where one layer makes mean and log-variance, split its output with chunk(2, {axis}).";
            }

            return Broadcast(actual, wanted) is { } broadcast
                ? $"; they would broadcast to {ShapeText.Of(broadcast)}. Make axis {axis} {Math.Max(actual[axis], wanted[axis])} wide in both."
                : $": {Differences(actual, wanted)}. Give the layers that make them the same size.";
        }

        if (axes.TrueForAll(differing => differing < batchDims))
        {
            return $": the batches differ, {Differences(actual, wanted)}. Pass both from the same batch.";
        }

        return $": {Differences(actual, wanted)}. Pass both of one shape.";
    }

    private static string Differences(long[] actual, long[] wanted)
    {
        var axes = DifferingAxes(actual, wanted);
        var sizes = axes.Select(axis => (Actual: actual[axis], Wanted: wanted[axis])).Distinct().ToArray();
        return sizes.Length == 1
            ? $"{ShapeText.Axes(axes)} {(axes.Count == 1 ? "is" : "are")} {sizes[0].Actual}, not {sizes[0].Wanted}"
            : string.Join(", ", axes.Select(axis => $"axis {axis} is {actual[axis]}, not {wanted[axis]}"));
    }
}
