using VaeLint.Core.Algebra;
using VaeLint.Core.Evaluation;

namespace VaeLint.Core.Models;

/// <summary>Sums and means over axes.</summary>
internal sealed class ReductionModel(AtomTable atoms, ElementwiseAlgebra algebra, ShapeModel shapes)
{
    private readonly AtomTable _atoms = atoms;
    private readonly ElementwiseAlgebra _algebra = algebra;
    private readonly ShapeModel _shapes = shapes;

    /// <summary><c>sum</c> and <c>mean</c> in all their overloads.</summary>
    public NumericValue? Call(NumericValue tensor, bool isMean, CallContext context, SemanticEdit? edit)
    {
        if (IsByteTrap(context))
        {
            return new NumericValue(_algebra.Opaque("sum(type: Byte)", context.Site, tensor.Polynomial), TensorShape.Scalar, isTensor: true);
        }

        var axes = new List<int>();
        var isExplicit = false;
        Site? axesSite = null;
        for (var index = 0; index < context.Method.Parameters.Count; index++)
        {
            if (!context.Method.Parameters[index].Name.StartsWith("dim", StringComparison.Ordinal) || index >= context.Arguments.Count)
            {
                continue;
            }

            isExplicit = true;
            axesSite ??= context.ArgumentSite(index);
            if (!Collect(context.Arguments[index], axes))
            {
                return new NumericValue(_algebra.Opaque("reduction over unknown axes", context.Site, tensor.Polynomial), isTensor: true);
            }
        }

        var keepsAxes = context.Argument("keepdim") is BooleanValue { Value: true };
        return Edit.Apply(edit, this, tensor, isMean, isExplicit && axes.Count > 0 ? axes : null, keepsAxes, context.Site, axesSite);
    }

    public NumericValue Reduce(NumericValue tensor, bool isMean, IReadOnlyList<int>? axes, bool keepsAxes, Site site, Site? axesSite = null, LossApi? loss = null)
    {
        // What is made of detached tensors alone becomes a term here.
        var elements = LossContent.IsPossible(tensor.Polynomial) ? tensor.AsInput : tensor.Polynomial;
        var step = new ReductionStep(isMean, axes, keepsAxes, tensor.Shape, elements, site, axesSite) { LossReduction = loss };
        return new NumericValue(elements.Reduce(step), _shapes.AfterReduction(tensor.Shape, axes, keepsAxes), isTensor: true);
    }

    /// <summary>The reduction argument of a loss: None, Mean, Sum, or unknown, which leaves an opaque factor.</summary>
    public NumericValue Reduce(NumericValue elements, AbstractValue? reduction, Site site, LossApi loss)
    {
        switch (reduction)
        {
            case null or NumericValue { Polynomial.AsNumber: 1 }:
                return Reduce(elements, isMean: true, null, keepsAxes: false, site, loss: loss);
            case NumericValue { Polynomial: { } value } when value.AsNumber == 2:
                return Reduce(elements, isMean: false, null, keepsAxes: false, site, loss: loss);
            case NumericValue { Polynomial: { } value } when value.AsNumber == 0:
                return elements;
            default:
                var unknown = Coefficient.Of(Symbol.Opaque("reduction " + _atoms.Shorten(reduction.Key), "the reduction of the loss"));
                return Reduce(elements.With(elements.Polynomial.Scale(unknown)), isMean: false, null, keepsAxes: false, site, loss: loss);
        }
    }

    /// <summary>A literal 0 binds to the dtype overload: the sum of everything as a byte, without gradient.</summary>
    internal static bool IsByteTrap(CallContext context) =>
        context.ExplicitArgumentSite("type") is not null && context.Argument("type") is NumericValue { Polynomial.AsNumber: 0 };

    private static bool Collect(AbstractValue value, List<int> axes)
    {
        switch (value)
        {
            case NumericValue { Polynomial.AsNumber: { } axis }:
                axes.Add((int)axis);
                return true;
            case SequenceValue { IsRepresentative: false } sequence:
                return sequence.Items.All(item => Collect(item, axes));
            case NullValue:
                return true;
            default:
                return false;
        }
    }
}
