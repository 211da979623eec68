using VaeLint.Core.Algebra;
using VaeLint.Core.Ir;

namespace VaeLint.Core.Evaluation;

/// <summary>The four operations on tensors and scalars.</summary>
internal sealed class TensorArithmetic(AtomTable atoms, ElementwiseAlgebra algebra)
{
    private readonly AtomTable _atoms = atoms;
    private readonly ElementwiseAlgebra _algebra = algebra;
    private readonly Dictionary<string, VanishedProduct> _vanished = new(StringComparer.Ordinal);

    public IReadOnlyCollection<VanishedProduct> Vanished => _vanished.Values;

    public NumericValue Add(NumericValue left, NumericValue right, double sign)
    {
        var sum = Polynomial.Add(left.Polynomial, right.Polynomial, sign);
        if (left.StoppedAt is null != right.StoppedAt is null && sum.Terms.Count < left.Polynomial.Terms.Count + right.Polynomial.Terms.Count)
        {
            // z + (e − z).detach() is e, and its gradient is that of z.
            sum = Polynomial.Add(left.AsInput, right.AsInput, sign);
        }

        if (sum.Terms.Count > Budget.MaxTerms)
        {
            sum = _algebra.Opaque("sum", Site.None, left.Polynomial, right.Polynomial);
        }

        return Result(sum, left, right);
    }

    public NumericValue Multiply(NumericValue left, NumericValue right, Site leftSite, Site rightSite, Site whole)
    {
        if ((left.Truncation ?? right.Truncation) is { } truncation)
        {
            Vanish(left.Truncation is null ? left : right, truncation, whole);
            return new NumericValue(Polynomial.Zero, Result(Polynomial.Zero, left, right).Shape, left.IsTensor || right.IsTensor, left.IsIntegral && right.IsIntegral) { Truncation = truncation };
        }

        if (!left.IsTensor && !right.IsTensor)
        {
            return Result(ScalarArithmetic.Multiply(left.Polynomial, right.Polynomial), left, right);
        }

        if (left.Polynomial.IsScalar && (right.IsTensor || !left.IsTensor))
        {
            return Result(Scale(right.Polynomial, ScalarArithmetic.ToFactor(left.Polynomial), leftSite, whole), left, right);
        }

        if (right.Polynomial.IsScalar)
        {
            return Result(Scale(left.Polynomial, ScalarArithmetic.ToFactor(right.Polynomial), rightSite, whole), left, right);
        }

        if (AsScalarFactor(right, left) is { } rightFactor)
        {
            return Result(Scale(left.Polynomial, rightFactor, rightSite, whole), left, right);
        }

        return AsScalarFactor(left, right) is { } leftFactor
            ? Result(Scale(right.Polynomial, leftFactor, leftSite, whole), left, right)
            : Result(_algebra.Multiply(left.Polynomial, right.Polynomial, whole), left, right);
    }

    public NumericValue Divide(NumericValue left, NumericValue right, bool isInteger, Site rightSite, Site whole)
    {
        if (!left.IsTensor && !right.IsTensor)
        {
            var quotient = isInteger ? ScalarArithmetic.DivideIntegers(left.Polynomial, right.Polynomial) : ScalarArithmetic.Divide(left.Polynomial, right.Polynomial);
            var truncation = isInteger ? ScalarArithmetic.TruncationOf(left.Polynomial, right.Polynomial, whole) : left.Truncation;
            return truncation is null || !quotient.IsZero ? Result(quotient, left, right) : new NumericValue(quotient, isIntegral: isInteger) { Truncation = truncation };
        }

        if (right.Polynomial.IsScalar)
        {
            var divisor = ScalarArithmetic.ToFactor(right.Polynomial);
            return divisor.IsZero
                ? Result(_algebra.Opaque("division by zero", whole, left.Polynomial), left, right)
                : Result(Scale(left.Polynomial, divisor.Inverse(), rightSite, whole), left, right);
        }

        return AsScalarFactor(right, left) is { } factor
            ? Result(Scale(left.Polynomial, factor.Inverse(), rightSite, whole), left, right)
            : Result(_algebra.Multiply(left.Polynomial, _algebra.Reciprocal(right.Polynomial, whole), whole), left, right);
    }

    public NumericValue Negate(NumericValue value) => value.With(value.Polynomial.Scale(-1));

    private void Vanish(NumericValue factor, Truncation truncation, Site whole)
    {
        var key = $"{truncation.Key}*{whole.At.Start}:{factor.Polynomial.Key}";
        if (factor.IsTensor && LossContent.IsPossible(factor.Polynomial) && _vanished.Count < Budget.MaxObservations && !_vanished.ContainsKey(key))
        {
            _vanished[key] = new VanishedProduct(factor.Polynomial, truncation, whole);
        }
    }

    /// <summary>
    /// A tensor that acts as one number on <paramref name="other"/>: a reduced count such as mask.sum(), or a plain tensor next to a term that is a scalar
    /// already (a learned weight). Left over on one term only it is a free weight, or opaque when it may hold a size.
    /// </summary>
    private Coefficient? AsScalarFactor(NumericValue value, NumericValue other)
    {
        if (LossContent.IsPossible(value.Polynomial))
        {
            return null;
        }

        if (value.Polynomial.HasReductions)
        {
            return Coefficient.Of(Symbol.Opaque(_atoms.Shorten(value.Polynomial.Key), "a reduced tensor as factor"));
        }

        var isFullyReduced = other.Polynomial.Terms.Count > 0
            && other.Polynomial.Terms.All(t => t.Monomial.Steps.Count > 0 && t.Monomial.Steps[t.Monomial.Steps.Count - 1] is { Axes: null, KeepsAxes: false });
        if (!isFullyReduced || value.Polynomial.Terms.Count != 1)
        {
            return other.Polynomial.HasReductions ? Coefficient.Of(Symbol.Opaque(_atoms.Shorten(value.Polynomial.Key), "a tensor as factor")) : null;
        }

        var term = value.Polynomial.Terms[0];
        return term.Coefficient * Coefficient.Of(Symbol.Free(term.Monomial.Key, term.Monomial.Factors.Count == 1 ? SymbolName.Of(term.Monomial.Factors[0].Atom.Name) : SymbolName.Nameless, isIntegral: false));
    }

    private static Polynomial Scale(Polynomial tensor, Coefficient factor, Site site, Site whole) => tensor.Scale(new ScalarFactor(factor, site, whole));

    private static NumericValue Result(Polynomial polynomial, NumericValue left, NumericValue right) =>
        new(polynomial, left.IsTensor || right.IsTensor ? TensorShape.Broadcast(ShapeOf(left), ShapeOf(right)) : null, left.IsTensor || right.IsTensor, left.IsIntegral && right.IsIntegral)
        {
            StoppedAt = left.HasNoGradient && right.HasNoGradient ? left.StoppedAt ?? right.StoppedAt : null,
        };

    /// <summary>A number broadcasts like a scalar tensor.</summary>
    private static TensorShape? ShapeOf(NumericValue value) => value.IsTensor ? value.Shape : TensorShape.Scalar;
}

/// <summary>May a polynomial be part of a reconstruction or KL? Anything else is a plain tensor or a count.</summary>
internal static class LossContent
{
    public static bool IsPossible(Polynomial polynomial) => polynomial.Terms.Any(t => t.Monomial.Factors.Any(f => IsPossible(f.Atom)));

    private static bool IsPossible(Atom atom) =>
        atom.Kind is AtomKind.Loss or AtomKind.Exp or AtomKind.Log or AtomKind.Square or AtomKind.Abs or AtomKind.LogProb or AtomKind.Opaque
        || (atom.Kind == AtomKind.Function && atom.Name is "softplus" or "log_sigmoid" or "logsigmoid" or "log_softmax");
}
