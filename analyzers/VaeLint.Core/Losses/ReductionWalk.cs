using VaeLint.Core.Algebra;

namespace VaeLint.Core.Losses;

/// <summary>What the reductions of a term did to its axes.</summary>
internal sealed class ReductionWalk
{
    private ReductionWalk()
    {
    }

    /// <summary>−1: averaged over the batch; 0: summed; 1: the scalar was added to every sample and summed.</summary>
    public int BatchPower { get; private set; }

    /// <summary>Power of each own axis, 1-based (index 0 unused).</summary>
    public int[] OwnPowers { get; private set; } = [];

    /// <summary>Why the effect is not known.</summary>
    public string? Unknown { get; private set; }

    /// <summary>An explicit axis list sums the batch axis inside the term.</summary>
    public ReductionStep? BatchSummedByList { get; private set; }

    /// <summary>The explicit axis list that reduced own axes first.</summary>
    public ReductionStep? OwnReducedByList { get; private set; }

    /// <summary>The explicit axis list that sums an axis of one element, a channel axis taken for the event.</summary>
    public ReductionStep? UnitSummedByList { get; private set; }

    /// <summary>The reduction that averaged own axes.</summary>
    public ReductionStep? OwnAveraged { get; private set; }

    /// <summary>The reduction that took the batch axis.</summary>
    public ReductionStep? BatchReduced { get; private set; }

    public static ReductionWalk Of(LossTerm term, TermLayout layout)
    {
        var walk = new ReductionWalk { OwnPowers = new int[layout.OwnExtents.Count + 1] };
        var left = layout.Axes.ToList();
        if (left.Any(a => a.IsForeign))
        {
            walk.Unknown = "an axis made by stack, expand or transpose";
            return walk;
        }

        foreach (var step in term.Steps)
        {
            walk.Apply(step, left, layout);
        }

        if (left.Any(a => a.IsOwn))
        {
            walk.Unknown = "what happens to the elements that are not reduced here";
        }

        foreach (var axis in left)
        {
            walk.Average(axis);
        }

        return walk;
    }

    private void Apply(ReductionStep step, List<LayoutAxis> left, TermLayout layout)
    {
        if (!step.IsMean && left.Count == 0 && step.Input.Terms.Any(t => !t.Monomial.IsUnit && t.Monomial.Steps.Count == 0))
        {
            Unknown ??= "a scalar that is added to every element of a sum";
        }

        if (layout.IsRankKnown && step is { Axes: not null, InputShape: { IsScrambled: false, IsRankAssumed: false } viewed } && viewed.Rank != left.Count && !Refold(left, viewed))
        {
            Unknown ??= "a view between two reductions";
        }

        var reduced = step.Axes is null ? Enumerable.Range(0, left.Count).ToList() : [.. step.Axes.Select(a => a < 0 ? left.Count + a : a).Where(a => a >= 0 && a < left.Count).Distinct()];
        var hasBatch = left.Any(a => a.HasBatch);
        if (!hasBatch && (step.Axes is null || step.Axes.Contains(0)) && PeersHaveBatch(step))
        {
            BatchPower += step.IsMean ? 0 : 1;
        }

        foreach (var index in reduced)
        {
            Note(step, left[index], layout);
            if (step.IsMean)
            {
                Average(left[index]);
            }
        }

        foreach (var index in reduced.OrderByDescending(i => i))
        {
            if (step.KeepsAxes)
            {
                left[index] = new LayoutAxis(false, 0, 1);
            }
            else
            {
                left.RemoveAt(index);
            }
        }
    }

    /// <summary>reshape(b * t, f) put the batch and an own axis into one, reshape(b, t) takes them apart again: whatever is left of the term has the axes of the view.</summary>
    private static bool Refold(List<LayoutAxis> left, TensorShape viewed)
    {
        if (viewed.Rank == left.Count + 1 && left is [{ HasBatch: true, IsOwn: true } folded, ..] && viewed.Axes[0].Role == AxisRole.Batch)
        {
            left.Insert(1, new LayoutAxis(false, folded.Own, viewed.Axes[1].Extent));
            left[0] = new LayoutAxis(true, 0, null);
            return true;
        }

        if (viewed.Rank == left.Count - 1 && left is [{ HasBatch: true, IsOwn: false }, var own, ..] && viewed.Axes[0].Role == AxisRole.Merged)
        {
            left[0] = new LayoutAxis(true, own.Own, null);
            left.RemoveAt(1);
            return true;
        }

        return false;
    }

    private void Note(ReductionStep step, LayoutAxis axis, TermLayout layout)
    {
        if (axis.HasBatch)
        {
            BatchReduced = step;
            if (step is { Axes: not null, IsMean: false } && step.Axes.Count < layout.Axes.Count)
            {
                BatchSummedByList = step;
            }
        }

        if (axis.IsOwn && step.Axes is not null && step.LossReduction is null)
        {
            OwnReducedByList ??= step;
        }

        if (axis is { HasBatch: false, Own: 0, Extent: 1 } && step is { Axes: not null, IsMean: false })
        {
            UnitSummedByList ??= step;
        }

        if (axis.IsOwn && step.IsMean)
        {
            OwnAveraged ??= step;
        }
    }

    private void Average(LayoutAxis axis)
    {
        BatchPower -= axis.HasBatch ? 1 : 0;
        if (axis.IsOwn)
        {
            OwnPowers[axis.Own]--;
        }
    }

    /// <summary>Another addend that is reduced together with this one still has the batch axis.</summary>
    private static bool PeersHaveBatch(ReductionStep step) => step.Input.Terms.Any(t => !t.Monomial.IsUnit && !IsBatchGone(t.Monomial.Steps));

    private static bool IsBatchGone(IReadOnlyList<ReductionStep> steps) => steps.Any(s => s.Axes is null || s.Axes.Contains(0));
}
