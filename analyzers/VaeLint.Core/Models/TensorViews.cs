using VaeLint.Core.Algebra;
using VaeLint.Core.Evaluation;

namespace VaeLint.Core.Models;

/// <summary>Shapes that views, permutations and splits leave.</summary>
internal static class TensorViews
{
    /// <summary>chunk and split: parts along an element axis are tensors of their own; along the batch they are smaller batches.</summary>
    public static AbstractValue Split(NumericValue x, CallContext context, AtomTable atoms)
    {
        var count = context.Operands.FirstOrDefault() is NumericValue { Polynomial.AsNumber: { } number and >= 1 and <= 8 } && context.Name == "chunk" ? (int)number : 2;
        var axis = context.Argument("dim") is NumericValue { Polynomial.AsNumber: { } dim } ? (int)dim : 0;
        var shape = axis != 0 && x.Shape is { IsScrambled: false } known && known.Normalize(axis) is var index && index > 0 && index < known.Rank
            ? new TensorShape([.. known.Axes.Select((a, i) => i == index ? new TensorAxis(AxisRole.Element, context.Name == "chunk" && a.Extent % count == 0 ? a.Extent / count : null) : a)]) { IsRankAssumed = known.IsRankAssumed }
            : axis == 0 ? x.Shape : null;
        var parts = Enumerable.Range(0, count).Select(i =>
        {
            var part = atoms.Leaf($"{context.Name}{i}({atoms.Shorten(x.Polynomial.Key)})", shape, context.Site);
            part.Inputs = [x.AsInput];
            part.Layer = Provenance.LayerOf(x.Polynomial);
            return (AbstractValue)new NumericValue(Polynomial.Of(part, context.Site), shape, isTensor: true);
        }).ToList();
        return new SequenceValue(parts);
    }

    public static List<AbstractValue> Extents(CallContext context)
    {
        var extents = context.Operands.ToList();
        return extents.Count == 1 && SequenceModel.Resolve(extents[0], context.State) is { } sequence ? [.. sequence.Items] : extents;
    }

    public static TensorShape? Permuted(TensorShape? shape, CallContext context)
    {
        var axes = Extents(context).Select(a => a is NumericValue { Polynomial.AsNumber: { } number } ? (int?)number : null).ToList();
        if (axes.Count == 0 || axes.Any(a => a is null) || shape is { IsScrambled: true } || context.Name is "t" or "movedim" or "moveaxis")
        {
            return TensorShape.Scrambled;
        }

        var isPermute = context.Name == "permute";
        if (isPermute ? axes[0] != 0 : axes.Contains(0))
        {
            return TensorShape.Scrambled;
        }

        if (shape is null)
        {
            // All axes are named, so that one knows how many there are.
            return isPermute && axes.Count > 2 && axes.Select(a => a < 0 ? a + axes.Count : a).OrderBy(a => a).SequenceEqual(Enumerable.Range(0, axes.Count).Cast<int?>())
                ? TensorShape.BatchOf(new long?[axes.Count - 1])
                : null;
        }

        var order = isPermute ? axes.Select(a => shape.Normalize(a!.Value)).ToList() : Swapped(shape, axes[0]!.Value, axes[1]!.Value);
        return order.Count > 0 && order.Count == shape.Rank && order.All(i => i >= 0 && i < shape.Rank) && order[0] == 0
            ? new TensorShape(order.Select(i => shape.Axes[i]).ToList()) { IsRankAssumed = shape.IsRankAssumed }
            : shape.IsRankAssumed ? null : TensorShape.Scrambled;
    }

    private static List<int> Swapped(TensorShape shape, int left, int right)
    {
        var order = Enumerable.Range(0, shape.Rank).ToList();
        var (i, j) = (shape.Normalize(left), shape.Normalize(right));
        if (i < 0 || j < 0 || i >= shape.Rank || j >= shape.Rank)
        {
            return [];
        }

        (order[i], order[j]) = (order[j], order[i]);
        return order;
    }

    public static TensorShape? Flatten(TensorShape? shape, CallContext context)
    {
        if (shape is { IsScrambled: true } or { Rank: < 2 } || context.Argument("end_dim") is not (null or NumericValue { Polynomial.AsNumber: -1 }))
        {
            return shape is { IsScrambled: true } or { Rank: < 2 } ? shape : null;
        }

        var start = context.Argument("start_dim") is NumericValue { Polynomial.AsNumber: { } number } ? (int)number : 0;
        return start switch
        {
            0 => TensorShape.AllInOne(shape),
            1 => TensorShape.BatchOf(shape?.EventSize),
            _ => null,
        };
    }

    public static TensorShape? Squeeze(TensorShape? shape, AbstractValue? dimension)
    {
        if (shape is null)
        {
            return dimension is NumericValue { Polynomial.AsNumber: not (1 or -1) } ? null : TensorShape.PerhapsOneValue;
        }

        if (shape.IsScrambled)
        {
            return shape;
        }

        if (dimension is not NumericValue { Polynomial.AsNumber: { } number })
        {
            return new TensorShape(shape.Axes.Where(a => a.Extent != 1).ToList()) { IsRankAssumed = shape.IsRankAssumed };
        }

        var axis = shape.Normalize((int)number);
        return axis >= 0 && axis < shape.Rank && shape.Axes[axis].Extent == 1
            ? new TensorShape(shape.Axes.Where((_, index) => index != axis).ToList()) { IsRankAssumed = shape.IsRankAssumed }
            : shape;
    }

    public static TensorShape? Unsqueeze(TensorShape? shape, AbstractValue? dimension)
    {
        if (dimension is not NumericValue { Polynomial.AsNumber: { } number } || number == 0)
        {
            return TensorShape.Scrambled;
        }

        if (shape is null || shape.IsScrambled)
        {
            return shape;
        }

        var axis = number < 0 ? shape.Rank + 1 + (int)number : (int)number;
        return new TensorShape([.. shape.Axes.Take(axis), new TensorAxis(AxisRole.Unit, 1), .. shape.Axes.Skip(axis)]) { IsRankAssumed = shape.IsRankAssumed };
    }
}
