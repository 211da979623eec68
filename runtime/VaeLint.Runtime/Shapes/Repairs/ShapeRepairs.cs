using static TorchSharp.torch;
using static VaeLint.Tensors.ShapeArithmetic;

namespace VaeLint.Tensors;

/// <summary>Finds expressions that give a tensor the wanted shape, the likeliest first: from sizes and the type, never from names.</summary>
internal static class ShapeRepairs
{
    private const int MostAxesToReorder = 5;

    private const int SmallestSpatialSize = 4;

    /// <summary>Every expression found; its result has the wanted shape.</summary>
    public static IEnumerable<Repair> Find(string name, long[] actual, long[] wanted, int batchDims, ScalarType? type = null)
    {
        name = ShapeText.Receiver(name);
        return new[]
        {
            AddAxis(name, actual, wanted),
            DropAxis(name, actual, wanted),
            Reorder(name, actual, wanted),
            Merge(name, actual, wanted, batchDims),
            Split(name, actual, wanted, batchDims),
            type == ScalarType.Int64 ? OneHot(name, actual, wanted) : null,
            Expand(name, actual, wanted, batchDims),
            Narrow(name, actual, wanted, batchDims),
            Resize(name, actual, wanted, batchDims),
        }.OfType<Repair>();
    }

    /// <summary>Expressions whose result expands to the wanted shape without enlarging it.</summary>
    public static IEnumerable<Repair> FindExpandable(string name, long[] actual, long[] wanted, int batchDims)
    {
        var receiver = ShapeText.Receiver(name);

        // Searched in rising order, so that axes of one size keep theirs: height stays before width.
        var orders = wanted.Length < actual.Length || actual.Length > MostAxesToReorder || OtherOrder(actual, wanted[^actual.Length..], []) is not { } order
            ? []
            : new[] { new Repair(RepairKind.Reorder, PermuteCall(receiver, order)) };
        var others = Find(name, actual, wanted, batchDims).Where(repair => repair.Kind is not (RepairKind.Batch or RepairKind.Crop or RepairKind.Pad));
        return Placements(receiver, actual, wanted).Concat(orders).Concat(others).DistinctBy(repair => repair.Expression);
    }

    private static Repair? AddAxis(string name, long[] actual, long[] wanted)
    {
        // A new batch axis comes last: where sizes leave the place open, it is the channel or the last axis that is missing.
        for (var place = 0; place <= actual.Length; place++)
        {
            var axis = (place + 1) % (actual.Length + 1);
            if (Matches(Insert(actual, axis, 1), wanted))
            {
                return new Repair(RepairKind.AddAxis, $"{name}.unsqueeze({axis})");
            }
        }

        return null;
    }

    private static Repair? DropAxis(string name, long[] actual, long[] wanted)
    {
        for (var axis = 0; axis < actual.Length; axis++)
        {
            if (actual[axis] == 1 && Matches(Remove(actual, axis), wanted))
            {
                return new Repair(RepairKind.DropAxis, $"{name}.squeeze({axis})");
            }
        }

        return null;
    }

    private static Repair? Reorder(string name, long[] actual, long[] wanted)
    {
        var rank = actual.Length;
        if (rank < 2 || rank > MostAxesToReorder || rank != wanted.Length || Matches(actual, wanted))
        {
            return null;
        }

        if (rank >= 4)
        {
            int[] toFirst = [0, rank - 1, .. Enumerable.Range(1, rank - 2)];
            int[] toLast = [0, .. Enumerable.Range(2, rank - 2), 1];
            if (Matches(Permute(actual, toFirst), wanted))
            {
                return new Repair(RepairKind.ChannelsLast, PermuteCall(name, toFirst));
            }

            if (Matches(Permute(actual, toLast), wanted))
            {
                return new Repair(RepairKind.ChannelsFirst, PermuteCall(name, toLast));
            }
        }

        for (var first = 0; first < rank; first++)
        {
            for (var second = first + 1; second < rank; second++)
            {
                var order = Enumerable.Range(0, rank).ToArray();
                (order[first], order[second]) = (second, first);
                if (Matches(Permute(actual, order), wanted))
                {
                    return new Repair(RepairKind.Reorder, $"{name}.transpose({first}, {second})");
                }
            }
        }

        // With a free size nearly every order fits, and one of many is no advice.
        return wanted.Contains(Any) || OtherOrder(actual, wanted, []) is not { } other ? null : new Repair(RepairKind.Reorder, PermuteCall(name, other));
    }

    private static int[]? OtherOrder(long[] actual, long[] wanted, int[] taken)
    {
        if (taken.Length == wanted.Length)
        {
            return taken;
        }

        return Enumerable.Range(0, actual.Length)
            .Where(axis => !taken.Contains(axis) && actual[axis] == wanted[taken.Length])
            .Select(axis => OtherOrder(actual, wanted, [.. taken, axis]))
            .FirstOrDefault(order => order is not null);
    }

    private static Repair? Merge(string name, long[] actual, long[] wanted, int batchDims)
    {
        if (actual.Length <= wanted.Length || wanted.Length == 0 || wanted.Contains(Any) && wanted.Length <= batchDims)
        {
            return null;
        }

        var start = wanted.Length - 1;
        return Matches([.. actual[..start], Elements(actual[start..])], wanted) ? new Repair(RepairKind.Merge, $"{name}.flatten({start})") : null;
    }

    private static Repair? Split(string name, long[] actual, long[] wanted, int batchDims)
    {
        if (wanted.Contains(Any) || actual.Length == wanted.Length || actual.Length <= batchDims || wanted.Length <= batchDims
            || !actual.AsSpan(0, batchDims).SequenceEqual(wanted.AsSpan(0, batchDims)) || Elements(actual) != Elements(wanted))
        {
            return null;
        }

        var batchIsFree = batchDims == 1 && Elements(wanted[1..]) > 0;
        var sizes = string.Join(", ", wanted.Select((size, axis) => batchIsFree && axis == 0 ? "-1" : ShapeText.Number(size)));
        return new Repair(RepairKind.Split, $"{name}.reshape({sizes})");
    }

    private static Repair? OneHot(string name, long[] actual, long[] wanted)
    {
        if (wanted.Length != actual.Length + 1 || actual.Length == 0)
        {
            return null;
        }

        if (wanted[^1] > 1 && Matches(actual, wanted[..^1]))
        {
            return new Repair(RepairKind.OneHot, $"torch.nn.functional.one_hot({name}, {wanted[^1]})");
        }

        return actual.Length > 1 && wanted[1] > 1 && Matches(actual, Remove(wanted, 1))
            ? new Repair(RepairKind.OneHot, PermuteCall($"torch.nn.functional.one_hot({name}, {wanted[1]})", [0, actual.Length, .. Enumerable.Range(1, actual.Length - 1)]))
            : null;
    }

    private static Repair? Expand(string name, long[] actual, long[] wanted, int batchDims)
    {
        if (wanted.Contains(Any))
        {
            return null;
        }

        var call = $"{name}.expand({string.Join(", ", wanted)})";
        if (wanted.Length == actual.Length + 1 && actual.Length > 0 && actual.AsSpan().SequenceEqual(wanted.AsSpan(1)))
        {
            return new Repair(RepairKind.Samples, call);
        }

        return wanted.Length == actual.Length && DifferingAxes(actual, wanted).All(axis => axis < batchDims && actual[axis] == 1)
            ? new Repair(RepairKind.OneForAll, call)
            : null;
    }

    private static Repair? Narrow(string name, long[] actual, long[] wanted, int batchDims) =>
        actual.Length == wanted.Length && DifferingAxes(actual, wanted) is [var axis] && axis < batchDims && wanted[axis] > 0 && actual[axis] > wanted[axis]
            ? new Repair(RepairKind.Batch, NarrowCall(name, axis, wanted[axis]))
            : null;

    /// <summary>Spatial sizes that a strided layer rounded: cropped, or padded at the end.</summary>
    private static Repair? Resize(string name, long[] actual, long[] wanted, int batchDims)
    {
        if (actual.Length != wanted.Length || actual.Length < batchDims + 2)
        {
            return null;
        }

        var axes = DifferingAxes(actual, wanted);
        if (axes.Count == 0 || axes.Any(axis => axis <= batchDims || actual[axis] == 0 || wanted[axis] < SmallestSpatialSize || Math.Abs(actual[axis] - wanted[axis]) > Math.Max(1, wanted[axis] / 8)))
        {
            return null;
        }

        if (axes.All(axis => actual[axis] > wanted[axis]))
        {
            return new Repair(RepairKind.Crop, axes.Aggregate(name, (expression, axis) => NarrowCall(expression, axis, wanted[axis])));
        }

        if (axes.Any(axis => actual[axis] > wanted[axis]))
        {
            return null;
        }

        var pads = Enumerable.Range(axes[0], actual.Length - axes[0]).Reverse().Select(axis => $"0, {(axes.Contains(axis) ? wanted[axis] - actual[axis] : 0)}");
        return new Repair(RepairKind.Pad, $"torch.nn.functional.pad({name}, [{string.Join(", ", pads)}])");
    }

    private static IEnumerable<Repair> Placements(string name, long[] actual, long[] wanted) =>
        Positions(actual, wanted, 0, 0)
            .OrderBy(positions => actual.Length == 1 && positions[0] == 0)
            .Select(positions => Place(name, actual, wanted, positions));

    private static IEnumerable<int[]> Positions(long[] actual, long[] wanted, int axis, int from)
    {
        if (axis == actual.Length)
        {
            return [[]];
        }

        return Enumerable.Range(from, wanted.Length - from)
            .Where(position => actual[axis] == wanted[position] || actual[axis] == 1)
            .SelectMany(position => Positions(actual, wanted, axis + 1, position + 1).Select(rest => (int[])[position, .. rest]));
    }

    private static Repair Place(string name, long[] actual, long[] wanted, int[] positions)
    {
        var sizes = Enumerable.Repeat(1L, wanted.Length).ToArray();
        for (var axis = 0; axis < positions.Length; axis++)
        {
            sizes[positions[axis]] = actual[axis];
        }

        var start = positions.Length == 0 ? wanted.Length : positions[0];
        var shape = sizes[start..];
        if (shape.AsSpan().SequenceEqual(Insert(actual, actual.Length, 1)))
        {
            return new Repair(RepairKind.Place, $"{name}.unsqueeze({actual.Length})");
        }

        var batchIsFree = start == 0 && Elements(shape[1..]) > 0;
        return new Repair(RepairKind.Place, $"{name}.reshape({string.Join(", ", shape.Select((size, axis) => batchIsFree && axis == 0 ? "-1" : ShapeText.Number(size)))})");
    }

    private static string PermuteCall(string name, int[] order) => $"{name}.permute({string.Join(", ", order)})";

    private static string NarrowCall(string name, int axis, long length) => $"{name}.narrow({axis}, 0, {length})";
}
