using VaeLint.Core.Algebra;
using VaeLint.Core.Ir;
using VaeLint.Core.Models;

namespace VaeLint.Core.Evaluation;

/// <content>Operators on values.</content>
public sealed partial class Evaluator
{
    private AbstractValue Binary(IrBinary binary, EvaluationState state)
    {
        var (left, right) = (Read(state, binary.Left), Read(state, binary.Right));
        switch (binary.Operator)
        {
            case BinaryOperator.Equal or BinaryOperator.NotEqual:
                return Equality(left, right, isEqual: binary.Operator == BinaryOperator.Equal);
            case BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual:
                return Comparison(binary.Operator, left, right);
            case BinaryOperator.And or BinaryOperator.Or:
                return Logical(left, right, isAnd: binary.Operator == BinaryOperator.And, binary.At);
            default:
                return Arithmetic(binary, ToNumber(left), ToNumber(right), left, right);
        }
    }

    private AbstractValue Arithmetic(IrBinary binary, NumericValue? left, NumericValue? right, AbstractValue leftValue, AbstractValue rightValue)
    {
        var isTensor = binary.Type.IsTensor;
        if (left is null || right is null)
        {
            return isTensor ? OpaqueTensor(binary.Operator.ToString(), [leftValue, rightValue], At(binary.At)) : Fresh($"{binary.Operator}@{binary.At.Start}", binary.Type);
        }

        var isInteger = binary.Type.Kind == TypeRefKind.Integer;
        switch (binary.Operator)
        {
            case BinaryOperator.Add:
                return Counted(_arithmetic.Add(Scaled(binary.At, left, FactorTarget.LeftAddend), Scaled(binary.At, right, FactorTarget.RightAddend), 1), left, right);
            case BinaryOperator.Subtract:
                return Counted(_arithmetic.Add(Scaled(binary.At, left, FactorTarget.LeftAddend), Scaled(binary.At, right, FactorTarget.RightAddend), -1), left, right);
            case BinaryOperator.Multiply:
                return Edited(binary.At, _arithmetic.Multiply(left, right, At(binary.LeftAt), At(binary.RightAt), At(binary.At)), left, right);
            case BinaryOperator.Divide:
                return Edited(binary.At, _arithmetic.Divide(left, right, isInteger, At(binary.RightAt), At(binary.At)), left, right);
            case BinaryOperator.Remainder when !isTensor && ScalarArithmetic.Remainder(left.Polynomial, right.Polynomial) is { } position:
                return new NumericValue(position);
            default:
                return isTensor
                    ? OpaqueTensor(binary.Operator.ToString(), [left, right], At(binary.At))
                    : new NumericValue(Polynomial.Constant(Coefficient.Of(Symbol.Opaque($"{binary.Operator}({left.Key},{right.Key})", "an operator"))), isIntegral: isInteger);
        }
    }

    /// <summary>terms.Length - 1 still counts the terms.</summary>
    private static NumericValue Counted(NumericValue sum, NumericValue left, NumericValue right) =>
        (left.IsCount || right.IsCount) && sum.Polynomial.AsNumber is not null ? new NumericValue(sum.Polynomial, isIntegral: sum.IsIntegral) { IsCount = true } : sum;

    /// <summary>A scalar that is not tracked is still one scalar: free, and equal to itself.</summary>
    private NumericValue? ToNumber(AbstractValue value) => value switch
    {
        NumericValue number => number,
        UnknownValue unknown => new NumericValue(Polynomial.Constant(Coefficient.Of(Symbol.Free(unknown.Description, SymbolName.Of(unknown.Description), isIntegral: false)))),
        _ => null,
    };

    internal static AbstractValue Equality(AbstractValue left, AbstractValue right, bool isEqual)
    {
        switch (left, right)
        {
            case (NullValue, NullValue):
                return BooleanValue.Of(isEqual);
            case (NullValue, UnknownValue unknown):
                return new ConditionValue(unknown.Description + " == null", !isEqual);
            case (UnknownValue unknown, NullValue):
                return new ConditionValue(unknown.Description + " == null", !isEqual);
            case (NullValue, SequenceValue list) when SequenceModel.HoldsTensors(list):
                return BooleanValue.OfCount(!isEqual);
            case (SequenceValue list, NullValue) when SequenceModel.HoldsTensors(list):
                return BooleanValue.OfCount(!isEqual);
            case (NullValue, not ConditionValue) or (not ConditionValue, NullValue):
                return BooleanValue.Of(!isEqual);
            case (BooleanValue a, BooleanValue b):
                return BooleanValue.Of(a.Value == b.Value == isEqual);
            case (StringValue a, StringValue b):
                return BooleanValue.Of(a.Text == b.Text == isEqual);
            case (ConditionValue condition, BooleanValue value):
                return value.Value == isEqual ? condition : condition.Negate();
            case (NumericValue { Polynomial.AsNumber: { } x }, NumericValue { Polynomial.AsNumber: { } y }):
                return BooleanValue.Of(x == y == isEqual);
            default:
                return new ConditionValue($"{left.Key} == {right.Key}", !isEqual) { Test = TestOf(left, NumberRelation.Equal, right) ?? TestOf(right, NumberRelation.Equal, left) };
        }
    }

    private static AbstractValue Comparison(BinaryOperator op, AbstractValue left, AbstractValue right)
    {
        if (left is NumericValue { Polynomial.AsNumber: { } x } first && right is NumericValue { Polynomial.AsNumber: { } y } second)
        {
            var holds = op switch
            {
                BinaryOperator.Less => x < y,
                BinaryOperator.LessOrEqual => x <= y,
                BinaryOperator.Greater => x > y,
                _ => x >= y,
            };
            return first.IsCount || second.IsCount ? BooleanValue.OfCount(holds) : BooleanValue.Of(holds);
        }

        var isSwapped = op is BinaryOperator.Greater or BinaryOperator.LessOrEqual;
        var isNegated = op is BinaryOperator.GreaterOrEqual or BinaryOperator.LessOrEqual;
        var (smaller, larger) = isSwapped ? (right, left) : (left, right);
        return new ConditionValue($"{smaller.Key} < {larger.Key}", isNegated) { Test = TestOf(smaller, NumberRelation.Less, larger) ?? TestOf(larger, NumberRelation.Greater, smaller) };
    }

    private static NumberTest? TestOf(AbstractValue subject, NumberRelation relation, AbstractValue other) =>
        other is NumericValue { IsTensor: false, Polynomial.AsNumber: { } number } ? new NumberTest(subject.Key, subject is NumericValue { IsIntegral: true }, relation, number) : null;

    private static AbstractValue Logical(AbstractValue left, AbstractValue right, bool isAnd, Origin at)
    {
        if (left is BooleanValue known)
        {
            return known.Value == isAnd ? right : known;
        }

        if (right is BooleanValue other)
        {
            return other.Value == isAnd ? left : other;
        }

        return new UnknownValue($"condition@{at.Start}");
    }

    private AbstractValue Unary(IrUnary unary, AbstractValue operand)
    {
        switch (unary.Operator)
        {
            case UnaryOperator.Negate when ToNumber(operand) is { } number:
                return _arithmetic.Negate(number);
            case UnaryOperator.Not:
                return operand switch
                {
                    BooleanValue value => BooleanValue.Of(!value.Value),
                    ConditionValue condition => condition.Negate(),
                    _ => new UnknownValue($"condition@{unary.At.Start}"),
                };
            case UnaryOperator.Plus:
                return operand;
            default:
                return new UnknownValue($"operator@{unary.At.Start}");
        }
    }

    /// <summary>A scalar operand that the fix planner removed or replaced.</summary>
    private NumericValue Edited(Origin at, NumericValue result, NumericValue left, NumericValue right)
    {
        if (_edits.Count == 0 || !_edits.TryGetValue(at, out var edit) || edit is not ScalarEdit scalar)
        {
            return result;
        }

        return Rescaled(scalar, scalar.KeepsLeft ? left : right, At(at));
    }

    /// <summary>An addend or a result that the fix planner multiplied by a factor.</summary>
    private NumericValue Scaled(Origin at, NumericValue value, FactorTarget target) =>
        _edits.Count > 0 && _edits.TryGetValue(at, out var edit) && edit is FactorEdit scale && scale.Target == target
            ? value.With(value.Polynomial.Scale(new ScalarFactor(scale.Factor, At(at), At(at))))
            : value;

    private static NumericValue Rescaled(ScalarEdit edit, NumericValue kept, Site site) =>
        edit.Replacement is null ? kept : kept.With(kept.Polynomial.Scale(new ScalarFactor(edit.Replacement, site, site)));
}
