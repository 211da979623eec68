using VaeLint.Core.Algebra;
using VaeLint.Core.Evaluation;

namespace VaeLint.Core.Models;

/// <summary>Extents of tensors as symbols, and the shapes that views and reductions leave.</summary>
internal sealed class ShapeModel(AtomTable atoms)
{
    private readonly AtomTable _atoms = atoms;

    /// <summary>shape[axis]: B for the leading axis, else the extent of an event or latent axis.</summary>
    public static NumericValue Size(NumericValue tensor, int axis)
    {
        if (tensor.Shape is not { } shape)
        {
            return Scalar(axis == 0 ? Coefficient.Of(Symbol.Batch) : Coefficient.Of(Symbol.Size(Identity(tensor, 0), axis, null)));
        }

        var index = shape.Normalize(axis);
        if (shape.IsScrambled || index < 0 || index >= shape.Rank)
        {
            return Scalar(Coefficient.Of(Symbol.Opaque($"{tensor.Key}[{axis}]", "the size of an axis of unknown meaning")));
        }

        return shape.Axes[index] switch
        {
            { Role: AxisRole.Batch } => Scalar(Coefficient.Of(Symbol.Batch)),
            { Role: AxisRole.Unit } => Scalar(Coefficient.One),
            { Role: AxisRole.Element } element when shape.IsBatchFirst =>
                Scalar(Coefficient.Of(Symbol.Size(Identity(tensor, shape.Rank), shape.Rank == 2 ? Symbol.WholeEvent : index, element.Extent))),
            { Extent: { } extent } => Scalar(Coefficient.FromConstant(extent)),
            _ => Scalar(Coefficient.Of(Symbol.Opaque($"{tensor.Key}[{axis}]", "the size of an axis of unknown meaning"))),
        };
    }

    public static NumericValue ElementCount(NumericValue tensor)
    {
        if (tensor.Polynomial is { Terms: [{ Monomial.Factors: [{ Atom.SampleOf: { } whole }] }] })
        {
            return Scalar(Coefficient.Of(Symbol.Size(whole, Symbol.WholeEvent, null)));
        }

        return Scalar(Coefficient.Of(Symbol.ElementCount(Identity(tensor, 0))));
    }

    /// <summary>The product of shape[skip..]: all elements, or those of one sample.</summary>
    public static NumericValue Product(ShapeValue shape) => shape.Skip switch
    {
        0 => ElementCount(shape.Tensor),
        1 => Scalar(Coefficient.Of(Symbol.Size(Identity(shape.Tensor, 0), Symbol.WholeEvent, shape.Tensor.Shape?.EventSize))),
        _ => Scalar(Coefficient.Of(Symbol.Opaque(shape.Key, "a product of some axes"))),
    };

    /// <summary>One sample of a batch.</summary>
    public NumericValue Element(NumericValue tensor, Site site)
    {
        if (LossContent.IsPossible(tensor.Polynomial))
        {
            return Slice(tensor, "element", site);
        }

        var atom = _atoms.Leaf($"element({_atoms.Shorten(tensor.Polynomial.Key)})", TensorShape.Scrambled, site);
        atom.SampleOf ??= Identity(tensor, 0);
        MarkAsPart(atom, tensor);
        return new NumericValue(Polynomial.Of(atom, site), TensorShape.Scrambled, isTensor: true);
    }

    /// <summary>What indices leave; a mask leaves rows that belong to no batch.</summary>
    public NumericValue Slice(NumericValue tensor, IReadOnlyList<AbstractValue> indices, Site site)
    {
        var part = Slice(tensor, _atoms.Shorten(string.Join(",", indices.Select(index => index.Key))), site);
        return TensorMasks.Select(indices) ? part.WithShape(TensorShape.Scrambled) : part;
    }

    public NumericValue Slice(NumericValue tensor, string index, Site site)
    {
        var name = $"slice({_atoms.Shorten(tensor.Polynomial.Key)},{index})";
        if (LossContent.IsPossible(tensor.Polynomial))
        {
            return new NumericValue(Polynomial.Of(_atoms.Get(AtomKind.Opaque, name, [tensor.Polynomial], 0, site), site), isTensor: true);
        }

        var atom = _atoms.Leaf(name, null, site);
        MarkAsPart(atom, tensor);
        return new NumericValue(Polynomial.Of(atom, site), null, isTensor: true);
    }

    private static void MarkAsPart(Atom atom, NumericValue whole)
    {
        atom.IsPart = true;
        atom.Inputs = [whole.AsInput];
        atom.Layer = Provenance.LayerOf(whole.Polynomial);
    }

    public TensorShape? AfterReduction(TensorShape? shape, IReadOnlyList<int>? axes, bool keepsAxes)
    {
        if (axes is null && !keepsAxes)
        {
            return TensorShape.Scalar;
        }

        if (shape is null || shape.IsScrambled)
        {
            return shape;
        }

        var reduced = axes is null ? Enumerable.Range(0, shape.Rank).ToList() : axes.Select(shape.Normalize).ToList();
        var left = new List<TensorAxis>();
        for (var index = 0; index < shape.Rank; index++)
        {
            if (!reduced.Contains(index))
            {
                left.Add(shape.Axes[index]);
            }
            else if (keepsAxes)
            {
                left.Add(new TensorAxis(AxisRole.Unit, 1));
            }
        }

        return new TensorShape(left) { IsRankAssumed = shape.IsRankAssumed };
    }

    /// <summary>view / reshape to the given extents; null when they are not understood.</summary>
    public TensorShape? View(NumericValue tensor, IReadOnlyList<AbstractValue> extents)
    {
        var axes = new List<TensorAxis>();
        for (var index = 0; index < extents.Count; index++)
        {
            if (extents[index] is not NumericValue extent)
            {
                return null;
            }

            axes.Add(ViewAxis(extent, index, extents.Count));
        }

        if (axes.Count == 0)
        {
            return null;
        }

        if (axes is [{ Role: AxisRole.Merged }])
        {
            return TensorShape.AllInOne(tensor.Shape);
        }

        if (axes[0].Role == AxisRole.Batch && MergesAxes(tensor.Shape, axes))
        {
            axes[0] = new TensorAxis(AxisRole.Merged, null);
        }

        return new TensorShape(WithRest(axes, tensor.Shape));
    }

    /// <summary>view(batch, -1): what is left of an event of known size.</summary>
    private static List<TensorAxis> WithRest(List<TensorAxis> axes, TensorShape? before)
    {
        var open = axes.FindIndex(1, axis => axis is { Role: AxisRole.Element, Extent: null });
        if (before is not { IsRankAssumed: false, EventSize: { } size } || axes[0].Role != AxisRole.Batch || open < 0 || axes.Skip(1).Count(axis => axis.Extent is null) > 1)
        {
            return axes;
        }

        var others = axes.Skip(1).Aggregate(1L, (product, axis) => product * (axis.Extent ?? 1));
        return others > 0 && size % others == 0 ? [.. axes.Select((axis, index) => index == open ? new TensorAxis(AxisRole.Element, size / others) : axis)] : axes;
    }

    private static TensorAxis ViewAxis(NumericValue extent, int index, int rank)
    {
        if (extent.Polynomial.AsNumber is { } number)
        {
            return index == 0 && rank > 1 ? new TensorAxis(AxisRole.Batch, null)
                : index == 0 ? new TensorAxis(AxisRole.Merged, null)
                : new TensorAxis(number == 1 ? AxisRole.Unit : AxisRole.Element, number < 0 ? null : (long)number);
        }

        var factors = extent.Polynomial.AsCoefficient?.Factors;
        if (factors is { Count: 1 } && factors[0].Symbol is { Kind: SymbolKind.Batch })
        {
            return new TensorAxis(index == 0 ? AxisRole.Batch : AxisRole.Foreign, null);
        }

        if (factors is { Count: > 1 } && factors.Any(f => f.Symbol.Kind == SymbolKind.Batch))
        {
            return new TensorAxis(AxisRole.Merged, null);
        }

        if (factors is { Count: 1 } && factors[0].Symbol is { IsValueKnown: true } known && factors[0].Power == 1)
        {
            return new TensorAxis(AxisRole.Element, (long)known.Value);
        }

        return new TensorAxis(index == 0 && rank > 1 ? AxisRole.Batch : AxisRole.Element, null);
    }

    /// <summary>view(-1, V) of [B,T,V] puts B and T into one axis; of [B,C,H,W] with C·H·W = V it does not.</summary>
    private static bool MergesAxes(TensorShape? before, List<TensorAxis> after)
    {
        if (before is null || before.IsScrambled || !before.IsBatchFirst || before.Rank < 3 || after.Count >= before.Rank)
        {
            return false;
        }

        var last = before.Axes[before.Rank - 1].Extent;
        return after.Count == 2 && after[1].Extent is { } extent && extent == last && before.EventSize != extent;
    }

    public static TensorIdentity Identity(NumericValue tensor, int rank) => new(LeavesOf(tensor.Polynomial), rank);

    public static IReadOnlyCollection<int> LeavesOf(Polynomial polynomial) => new SortedSet<int>(polynomial.LeafAtoms.Select(a => a.Id));

    private static NumericValue Scalar(Coefficient coefficient) => new(Polynomial.Constant(coefficient), isIntegral: true);
}
