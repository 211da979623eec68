namespace VaeLint.Tensors;

/// <summary>What libtorch would do to shapes, on plain numbers. A wanted size of -1 stands for any size.</summary>
internal static class ShapeArithmetic
{
    public const long Any = -1;

    public static bool Matches(long[] shape, long[] wanted)
    {
        if (shape.Length != wanted.Length)
        {
            return false;
        }

        for (var axis = 0; axis < shape.Length; axis++)
        {
            if (wanted[axis] != Any && shape[axis] != wanted[axis])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The shape both would broadcast to, or null where libtorch refuses.</summary>
    public static long[]? Broadcast(long[] left, long[] right)
    {
        var result = new long[Math.Max(left.Length, right.Length)];
        for (var back = 1; back <= result.Length; back++)
        {
            var first = back <= left.Length ? left[^back] : 1;
            var second = back <= right.Length ? right[^back] : 1;
            if (first != second && first != 1 && second != 1)
            {
                return null;
            }

            result[^back] = first == 1 ? second : first;
        }

        return result;
    }

    /// <summary>The shape expands to the wanted one without enlarging it.</summary>
    public static bool Expands(long[] shape, long[] wanted) => Broadcast(shape, wanted) is { } result && result.AsSpan().SequenceEqual(wanted);

    public static long Elements(IEnumerable<long> shape) => shape.Aggregate(1L, (product, size) => product * size);

    public static List<int> DifferingAxes(long[] shape, long[] wanted) =>
        [.. Enumerable.Range(0, shape.Length).Where(axis => wanted[axis] != Any && shape[axis] != wanted[axis])];

    public static long[] Insert(long[] shape, int axis, long size) => [.. shape[..axis], size, .. shape[axis..]];

    public static long[] Remove(long[] shape, int axis) => [.. shape[..axis], .. shape[(axis + 1)..]];

    public static long[] Permute(long[] shape, int[] order) => [.. order.Select(axis => shape[axis])];
}
