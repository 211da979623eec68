using System.Collections.Immutable;
using VaeLint.Core.Evaluation;

namespace VaeLint.Core.Models;

/// <summary>Functions of tensors whose result is true or false per element. A tensor indexed by such a mask has as many rows as are true in it: none of its axes is the batch.</summary>
public static class TensorMasks
{
    public static ImmutableHashSet<string> Names { get; } = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "bool", "eq", "equal", "ne", "not_equal", "gt", "greater", "ge", "greater_equal", "lt", "less", "le", "less_equal", "isnan", "isinf", "isfinite", "isclose", "logical_and", "logical_or", "logical_xor", "logical_not",
        "op_Equality", "op_Inequality", "op_GreaterThan", "op_GreaterThanOrEqual", "op_LessThan", "op_LessThanOrEqual", "op_BitwiseAnd", "op_BitwiseOr", "op_ExclusiveOr", "op_OnesComplement");

    internal static bool Select(IEnumerable<AbstractValue> indices) => indices.Any(index => index switch
    {
        NumericValue { IsTensor: true, Polynomial.Terms: [{ Monomial.Factors: [{ Atom.IsMask: true }] }] } => true,
        ConditionValue => true,
        SequenceValue sequence => Select(sequence.Items),
        _ => false,
    });
}
