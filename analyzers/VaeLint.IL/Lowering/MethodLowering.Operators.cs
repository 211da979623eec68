using System.Reflection.Metadata;
using VaeLint.Core.Ir;
using VaeLint.IL.Metadata;
using VaeLint.IL.Reading;

namespace VaeLint.IL.Lowering;

/// <summary>Operators, comparisons and conversions.</summary>
internal sealed partial class MethodLowering
{
    private void LowerOperator(IlInstruction instruction)
    {
        switch (instruction.Code)
        {
            case ILOpCode.Add or ILOpCode.Add_ovf or ILOpCode.Add_ovf_un:
                Arithmetic(BinaryOperator.Add);
                break;
            case ILOpCode.Sub or ILOpCode.Sub_ovf or ILOpCode.Sub_ovf_un:
                Arithmetic(BinaryOperator.Subtract);
                break;
            case ILOpCode.Mul or ILOpCode.Mul_ovf or ILOpCode.Mul_ovf_un:
                Arithmetic(BinaryOperator.Multiply);
                break;
            case ILOpCode.Div or ILOpCode.Div_un:
                Arithmetic(BinaryOperator.Divide);
                break;
            case ILOpCode.Rem or ILOpCode.Rem_un:
                Arithmetic(BinaryOperator.Remainder);
                break;
            case ILOpCode.And:
                Arithmetic(BinaryOperator.And);
                break;
            case ILOpCode.Or:
                Arithmetic(BinaryOperator.Or);
                break;
            case ILOpCode.Xor or ILOpCode.Shl or ILOpCode.Shr or ILOpCode.Shr_un:
                Arithmetic(BinaryOperator.Other);
                break;
            case ILOpCode.Ceq:
                PushRelation(BinaryOperator.Equal);
                break;
            case ILOpCode.Cgt or ILOpCode.Cgt_un:
                PushRelation(BinaryOperator.Greater);
                break;
            case ILOpCode.Clt or ILOpCode.Clt_un:
                PushRelation(BinaryOperator.Less);
                break;
            case ILOpCode.Neg:
                var operand = Pop();
                var negated = NewRegister();
                Emit(new IrUnary(negated, UnaryOperator.Negate, Use(operand), At));
                Push(negated, operand.Type);
                break;
            case ILOpCode.Not:
                Push(Opaque(Int32, [Use(Pop())], "complement"), Int32);
                break;
            case ILOpCode.Conv_r4 or ILOpCode.Conv_r8 or ILOpCode.Conv_r_un:
                Convert(TypeRef.Floating);
                break;
            case (>= ILOpCode.Conv_i1 and <= ILOpCode.Conv_u8) or ILOpCode.Conv_u2 or ILOpCode.Conv_u1 or ILOpCode.Conv_i or ILOpCode.Conv_u
                or (>= ILOpCode.Conv_ovf_i1_un and <= ILOpCode.Conv_ovf_u_un) or (>= ILOpCode.Conv_ovf_i1 and <= ILOpCode.Conv_ovf_u8) or ILOpCode.Conv_ovf_i or ILOpCode.Conv_ovf_u:
                Convert(TypeRef.Integer);
                break;
            case ILOpCode.Ldtoken:
                Push(new StackValue(-1, TypeRef.Unknown, At) { IsConstant = true, Constant = new Token(instruction.Token) });
                break;
            case ILOpCode.Calli:
                var signature = Pop();
                _stack.Clear();
                Push(Opaque(signature.Type, [], "indirect call"), TypeRef.Unknown);
                break;
            case ILOpCode.Initblk or ILOpCode.Cpblk:
                Pop(3);
                break;
            case ILOpCode.Sizeof or ILOpCode.Arglist:
                Push(Opaque(Int32, [], "size"), Int32);
                break;
            default:
                Push(Opaque(TypeRef.Unknown, instruction.Code is ILOpCode.Localloc or ILOpCode.Mkrefany or ILOpCode.Refanyval or ILOpCode.Refanytype ? [Use(Pop())] : [], instruction.Code.ToString()), TypeRef.Unknown);
                break;
        }
    }

    private void PushRelation(BinaryOperator op)
    {
        var right = Pop();
        var left = Pop();
        Push(Relation(op, left, right), TypeRef.Boolean);
    }

    private void Arithmetic(BinaryOperator op)
    {
        var right = Pop();
        var left = Pop();
        if (op is BinaryOperator.Add or BinaryOperator.Subtract && right is { IsConstant: true, Constant: int number })
        {
            var signed = op == BinaryOperator.Add ? number : -number;
            if (left is { IsMachineState: true, Constant: int state })
            {
                Push(left with { Constant = state + signed });
                return;
            }

            if (left.LengthOf >= 0)
            {
                Push(Operate(op, left, right) with { LengthOf = left.LengthOf, LengthOffset = left.LengthOffset + signed });
                return;
            }
        }

        Push(Operate(op, left, right));
    }

    private StackValue Operate(BinaryOperator op, StackValue left, StackValue right)
    {
        var kinds = (left.Type.Kind, right.Type.Kind);
        var isLogical = op is BinaryOperator.And or BinaryOperator.Or && kinds.Item1 == TypeRefKind.Boolean;
        var type = isLogical ? TypeRef.Boolean
            : kinds.Item1 == TypeRefKind.Floating || kinds.Item2 == TypeRefKind.Floating ? TypeRef.Floating
            : kinds.Item1 == TypeRefKind.Integer && kinds.Item2 == TypeRefKind.Integer ? TypeRef.Integer
            : kinds.Item1 == TypeRefKind.Other ? right.Type : left.Type;
        var (a, b) = (Use(left), Use(right, left.Type));
        var target = NewRegister();
        Emit(new IrBinary(target, op, a, b, type, At, left.At, right.At));
        return new StackValue(target, type, At);
    }

    private void Convert(TypeRef to)
    {
        var value = Pop();
        if (value.Type.Kind == to.Kind || value.Type.Kind is not (TypeRefKind.Integer or TypeRefKind.Floating))
        {
            Push(value.IsConstant && value.Constant is int number && to.Kind == TypeRefKind.Integer ? value with { Constant = (long)number, Type = to, At = value.At } : value);
            return;
        }

        if (value is { IsConstant: true, Constant: int or long })
        {
            Push(value with { Constant = System.Convert.ToDouble(value.Constant, System.Globalization.CultureInfo.InvariantCulture), Type = to });
            return;
        }

        var target = NewRegister();
        Emit(new IrConvert(target, Use(value), to, At));
        Push(new StackValue(target, to, value.At));
    }
}
