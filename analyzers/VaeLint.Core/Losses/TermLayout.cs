using VaeLint.Core.Algebra;
using VaeLint.Core.Models;

namespace VaeLint.Core.Losses;

/// <summary>One axis of an unreduced term: the batch, an own axis (1-based), both in one, or something unknown.</summary>
internal readonly struct LayoutAxis(bool hasBatch, int own, long? extent)
{
    public bool HasBatch { get; } = hasBatch;

    /// <summary>0 when the axis holds no own elements.</summary>
    public int Own { get; } = own;

    public bool IsOwn => Own > 0;

    public bool IsForeign { get; init; }

    public long? Extent { get; } = extent;
}

/// <summary>The axes of a term before its reductions: as known, or as assumed when the rank is unknown.</summary>
internal sealed class TermLayout
{
    private TermLayout(IReadOnlyList<LayoutAxis> axes, bool isRankKnown, bool isPositional)
    {
        Axes = axes;
        IsRankKnown = isRankKnown;
        IsPositional = isPositional;
        OwnExtents = axes.Where(a => a.IsOwn).OrderBy(a => a.Own).Select(a => a.Extent).ToList();
    }

    public IReadOnlyList<LayoutAxis> Axes { get; }

    public bool IsRankKnown { get; }

    /// <summary>A cross-entropy of unknown rank: whether there are positions besides the batch is not known.</summary>
    public bool IsPositional { get; }

    /// <summary>Extents of the own axes in order.</summary>
    public IReadOnlyList<long?> OwnExtents { get; }

    /// <summary>Product of the own extents; null when one is unknown.</summary>
    public long? OwnSize => OwnExtents.All(e => e is not null) && (OwnExtents.Count > 0 || IsRankKnown) ? OwnExtents.Aggregate(1L, (product, e) => product * e!.Value) : null;

    /// <summary>
    /// The layout of a term; <paramref name="extraRank"/> adds axes to an assumed rank, or leaves one value per sample where an axis was squeezed, to see whether the
    /// assumption matters.
    /// </summary>
    public static TermLayout Of(LossTerm term, int leastRank, int extraRank)
    {
        var shape = term.Shape;
        if (term.Api?.Layout == LossLayout.PerPosition)
        {
            if (term.Steps.FirstOrDefault() is { LossReduction: null, InputShape: { IsRankAssumed: false } viewed })
            {
                return FromShape(viewed);
            }

            return shape is null || shape.IsRankAssumed
                ? new TermLayout([new LayoutAxis(true, 0, null), new LayoutAxis(false, 1, null)], isRankKnown: false, isPositional: true)
                : FromShape(LossModel.ClassesRemoved(shape)!);
        }

        if (term.Api?.Layout == LossLayout.PerSample)
        {
            return FromShape(TensorShape.BatchOf(shape?.EventSize));
        }

        if (shape is { IsRankAssumed: false } or { IsScrambled: true })
        {
            // A sum or mean of everything is the same before and after flatten().
            return FromShape(shape.Unfolded is { } whole && term.Steps is [{ Axes: null }, ..] ? whole : shape);
        }

        var namedRank = RankNamedBySteps(term);
        var isOneValue = extraRank > 0 && namedRank < 2 && term.IsReconstruction && shape is { Rank: 1 };
        var rank = isOneValue ? 1 : Math.Max(leastRank, Math.Max(shape?.Rank ?? 2, namedRank)) + extraRank;
        var axes = new List<LayoutAxis> { new(true, 0, null) };
        var own = 0;
        for (var index = 1; index < rank; index++)
        {
            var extent = shape is not null && shape.Rank == rank ? shape.Axes[index].Extent : null;
            axes.Add(new LayoutAxis(false, extent == 1 ? 0 : ++own, extent));
        }

        return new TermLayout(axes, isRankKnown: false, isPositional: false);
    }

    private static TermLayout FromShape(TensorShape shape)
    {
        var axes = new List<LayoutAxis>();
        var own = 0;
        foreach (var axis in shape.Axes)
        {
            axes.Add(axis.Role switch
            {
                AxisRole.Batch => new LayoutAxis(true, 0, null),
                AxisRole.Merged => new LayoutAxis(true, ++own, null),
                AxisRole.Unit => new LayoutAxis(false, 0, 1),
                AxisRole.Element when axis.Extent == 1 => new LayoutAxis(false, 0, 1),
                AxisRole.Foreign => new LayoutAxis(false, 0, axis.Extent) { IsForeign = true },
                _ => new LayoutAxis(false, ++own, axis.Extent),
            });
        }

        return new TermLayout(axes, isRankKnown: !shape.IsScrambled, isPositional: false);
    }

    /// <summary>sum([1, 2, 3]) says that there are at least four axes.</summary>
    private static int RankNamedBySteps(LossTerm term)
    {
        var rank = 0;
        foreach (var step in term.Steps)
        {
            foreach (var axis in step.Axes ?? [])
            {
                rank = Math.Max(rank, axis >= 0 ? axis + 1 : -axis + 1);
            }
        }

        return rank;
    }
}
