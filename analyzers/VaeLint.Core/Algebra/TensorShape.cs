namespace VaeLint.Core.Algebra;

/// <summary>What an axis of a tensor is, as far as it is known.</summary>
public enum AxisRole
{
    /// <summary>Samples of the batch.</summary>
    Batch,

    /// <summary>Event, latent or feature elements of one sample.</summary>
    Element,

    /// <summary>Batch and element axes flattened into one.</summary>
    Merged,

    /// <summary>Made by stack, expand, repeat or unsqueeze: importance samples, crops, levels. Nobody knows.</summary>
    Foreign,

    /// <summary>Extent 1, by keepdim or unsqueeze.</summary>
    Unit,
}

public readonly struct TensorAxis(AxisRole role, long? extent)
{
    public AxisRole Role { get; } = role;

    public long? Extent { get; } = extent;

    public override string ToString() => Role switch
    {
        AxisRole.Batch => "B",
        AxisRole.Unit => "1",
        AxisRole.Merged => "B*",
        AxisRole.Foreign => "?",
        _ => Extent?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "_",
    };
}

/// <summary>A known rank with what is known of each axis. "Unknown shape" is a null reference, and then axis 0 counts as the batch.</summary>
public sealed class TensorShape(IReadOnlyList<TensorAxis> axes)
{
    /// <summary>A scalar.</summary>
    public static readonly TensorShape Scalar = new([]);

    /// <summary>Stacked, expanded, transposed: not even the leading axis has a known meaning.</summary>
    public static readonly TensorShape Scrambled = new([new TensorAxis(AxisRole.Foreign, null)]) { IsScrambled = true };

    /// <summary>An axis of one was removed from a tensor of unknown rank: predictions [B, 1] become [B], images [B, 1, H, W] do not.</summary>
    public static readonly TensorShape PerhapsOneValue = new([new TensorAxis(AxisRole.Batch, null)]) { IsRankAssumed = true };

    private static readonly TensorShape Flat = new([new TensorAxis(AxisRole.Merged, null)]);

    public IReadOnlyList<TensorAxis> Axes { get; } = axes;

    public int Rank => Axes.Count;

    /// <summary>The axes before all of them were put into one; null when they are not known.</summary>
    public TensorShape? Unfolded { get; private init; }

    public bool IsScrambled { get; private init; }

    /// <summary>The rank is an assumption (a Linear layer on input of unknown rank), not a fact.</summary>
    public bool IsRankAssumed { get; init; }

    /// <summary>Extent of all element axes together; null when one is unknown or the layout is not [batch, elements…].</summary>
    public long? EventSize
    {
        get
        {
            if (Rank < 2 || Axes[0].Role != AxisRole.Batch)
            {
                return null;
            }

            long size = 1;
            foreach (var axis in Axes.Skip(1))
            {
                if (axis.Extent is not { } extent)
                {
                    return null;
                }

                size *= extent;
            }

            return size;
        }
    }

    /// <summary>[batch, elements…], the only layout whose axes have a meaning.</summary>
    public bool IsBatchFirst => Rank >= 1 && Axes[0].Role == AxisRole.Batch && Axes.Skip(1).All(a => a.Role is AxisRole.Element or AxisRole.Unit);

    public static TensorShape BatchOf(params long?[] extents) =>
        new([new TensorAxis(AxisRole.Batch, null), .. extents.Select(e => new TensorAxis(AxisRole.Element, e))]);

    /// <summary>Everything in one axis: with one element per sample that is the batch.</summary>
    public static TensorShape AllInOne(TensorShape? shape) =>
        shape is { IsBatchFirst: true } && shape.Axes.Skip(1).All(a => a.Extent == 1)
            ? new TensorShape([shape.Axes[0]]) { IsRankAssumed = shape.IsRankAssumed }
            : shape is { IsBatchFirst: true, IsRankAssumed: false, Rank: > 1 } ? new TensorShape(Flat.Axes) { Unfolded = shape }
            : Flat;

    public int Normalize(int axis) => axis < 0 ? Rank + axis : axis;

    /// <summary>The shape of an elementwise combination. The better known of two equal ranks wins axis by axis; of unequal ranks the larger.</summary>
    public static TensorShape? Broadcast(TensorShape? left, TensorShape? right)
    {
        if (left is { IsScrambled: true } || right is { IsScrambled: true })
        {
            return Scrambled;
        }

        if (left is { Rank: 0 })
        {
            return right;
        }

        if (right is { Rank: 0 })
        {
            return left;
        }

        if (left is null || right is null)
        {
            var known = left ?? right;
            return known is { Rank: 1 } && known.Axes[0].Role == AxisRole.Merged ? PerhapsOneValue : known;
        }

        if (left.Rank != right.Rank)
        {
            return left.Rank > right.Rank ? left : right;
        }

        var axes = new TensorAxis[left.Rank];
        for (var index = 0; index < axes.Length; index++)
        {
            axes[index] = Better(left.Axes[index], right.Axes[index]);
        }

        return new TensorShape(axes) { IsRankAssumed = left.IsRankAssumed && right.IsRankAssumed, Unfolded = left.Unfolded is { } first && right.Unfolded is { } second ? Broadcast(first, second) : null };
    }

    public override string ToString() => "[" + string.Join(",", Axes) + "]";

    private static TensorAxis Better(TensorAxis left, TensorAxis right)
    {
        if (left.Role == AxisRole.Unit || right.Role == AxisRole.Unit)
        {
            return left.Role == AxisRole.Unit ? right : left;
        }

        if (left.Role == AxisRole.Foreign || right.Role == AxisRole.Foreign)
        {
            return new TensorAxis(AxisRole.Foreign, left.Extent ?? right.Extent);
        }

        return left.Extent is not null || right.Extent is null ? left : right;
    }
}
