using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using VaeLint.Core.Ir;
using VaeLint.IL.Positions;
using VaeLint.IL.Reading;

namespace VaeLint.IL.Lowering;

/// <summary>Conditions.</summary>
internal sealed partial class MethodLowering
{
    private void Branch(IlInstruction instruction)
    {
        if (instruction.Code is ILOpCode.Brtrue or ILOpCode.Brtrue_s or ILOpCode.Brfalse or ILOpCode.Brfalse_s)
        {
            var isTrue = instruction.Code is ILOpCode.Brtrue or ILOpCode.Brtrue_s;
            BranchOnTruth(Pop(), isTrue ? instruction.Target : instruction.Next, isTrue ? instruction.Next : instruction.Target);
            return;
        }

        var right = Pop();
        var left = Pop();
        var op = instruction.Code switch
        {
            ILOpCode.Beq or ILOpCode.Beq_s => BinaryOperator.Equal,
            ILOpCode.Bne_un or ILOpCode.Bne_un_s => BinaryOperator.NotEqual,
            ILOpCode.Bge or ILOpCode.Bge_s or ILOpCode.Bge_un or ILOpCode.Bge_un_s => BinaryOperator.GreaterOrEqual,
            ILOpCode.Bgt or ILOpCode.Bgt_s or ILOpCode.Bgt_un or ILOpCode.Bgt_un_s => BinaryOperator.Greater,
            ILOpCode.Ble or ILOpCode.Ble_s or ILOpCode.Ble_un or ILOpCode.Ble_un_s => BinaryOperator.LessOrEqual,
            _ => BinaryOperator.Less,
        };
        if (left is { IsConstant: true, Constant: int a } && right is { IsConstant: true, Constant: int b })
        {
            _block.Terminator = new IrGoto(Successor(Holds(op, a, b) ? instruction.Target : instruction.Next));
            return;
        }

        BranchOn(Relation(op, left, right), instruction.Target, instruction.Next, op);
    }

    private void BranchOnTruth(StackValue value, int whenTrue, int whenFalse)
    {
        if (value.IsConstant)
        {
            var isTrue = value.Constant switch
            {
                null => false,
                int number => number != 0,
                long number => number != 0,
                bool truth => truth,
                _ => true,
            };
            _block.Terminator = new IrGoto(Successor(isTrue ? whenTrue : whenFalse));
            return;
        }

        // The end of a using tests its resource; a value that was never made needs no disposal either.
        if (_path is not null && value.Type.Kind is not (TypeRefKind.Boolean or TypeRefKind.Integer) && value.TestedType is null)
        {
            _block.Terminator = new IrGoto(Successor(whenTrue));
            return;
        }

        if (value.Array is not null || value.IsEnvironment)
        {
            _block.Terminator = new IrGoto(Successor(whenTrue));
            return;
        }

        BranchOn(Truth(value), whenTrue, whenFalse, value.Type.Kind == TypeRefKind.Boolean ? ComparedBefore() : BinaryOperator.Other);
    }

    /// <param name="comparison">null for a truth value that was loaded; Other where the source says it differently.</param>
    private void BranchOn(int condition, int whenTrue, int whenFalse, BinaryOperator? comparison)
    {
        var taken = Successor(whenTrue);
        var otherwise = Successor(whenFalse);
        if (taken == otherwise)
        {
            _block.Terminator = new IrGoto(taken);
            return;
        }

        var source = _origins.ConditionAt(_instruction);
        if (source?.Compares is { } written && comparison is { } compiled && compiled != BinaryOperator.Other && compiled == SourceCondition.Opposite(written))
        {
            _block.Terminator = new IrBranch(Negate(condition), otherwise, taken, source.Text);
            return;
        }

        _block.Terminator = new IrBranch(condition, taken, otherwise, source is not null && source.Compares == comparison ? source.Text : null);
    }

    /// <summary>The comparison whose result is tested; null when it is none.</summary>
    private BinaryOperator? ComparedBefore()
    {
        var index = _code.IndexAt(_instruction.Offset) - 1;
        if (index >= 1 && _code.Instructions[index].Code is >= ILOpCode.Ldloc_0 and <= ILOpCode.Ldloc_3 or ILOpCode.Ldloc or ILOpCode.Ldloc_s
            && _code.Instructions[index - 1].Code is >= ILOpCode.Stloc_0 and <= ILOpCode.Stloc_3 or ILOpCode.Stloc or ILOpCode.Stloc_s
            && _code.Instructions[index - 1].Operand == _code.Instructions[index].Operand)
        {
            index -= 2;
        }

        return index < 0 ? null : _code.Instructions[index].Code switch
        {
            ILOpCode.Cgt or ILOpCode.Cgt_un => BinaryOperator.Greater,
            ILOpCode.Clt or ILOpCode.Clt_un => BinaryOperator.Less,
            ILOpCode.Ceq when index >= 2 && _code.Instructions[index - 1].Code == ILOpCode.Ldc_i4_0 => _code.Instructions[index - 2].Code switch
            {
                ILOpCode.Cgt or ILOpCode.Cgt_un => BinaryOperator.LessOrEqual,
                ILOpCode.Clt or ILOpCode.Clt_un => BinaryOperator.GreaterOrEqual,
                ILOpCode.Ceq => BinaryOperator.NotEqual,
                _ => BinaryOperator.Other,
            },
            ILOpCode.Ceq => BinaryOperator.Equal,

            // A match over text: the source names the text, not a truth value.
            ILOpCode.Call when _context.Members.Method(MetadataTokens.EntityHandle(_code.Instructions[index].Token)) is { Name: "Equals" or "op_Equality", DeclaringType.Name: "System.String" } => BinaryOperator.Other,
            _ => null,
        };
    }

    /// <summary>A value as a condition: a number is compared with 0, a reference with null.</summary>
    private int Truth(StackValue value)
    {
        if (value.TestedType is { } tested)
        {
            var target = NewRegister();
            Emit(new IrTypeTest(target, Use(value), tested, At));
            return target;
        }

        return value.Type.Kind switch
        {
            TypeRefKind.Boolean => Use(value),
            TypeRefKind.Integer or TypeRefKind.Enum => Compare(BinaryOperator.NotEqual, Use(value), Constant(0, TypeRef.Integer), value.At),
            _ => Compare(BinaryOperator.NotEqual, Use(value), Constant(null, value.Type), value.At),
        };
    }

    /// <summary>A comparison; one of a truth value with false, or of a type test with null, is a negation.</summary>
    private int Relation(BinaryOperator op, StackValue left, StackValue right)
    {
        var isEquality = op is BinaryOperator.Equal or BinaryOperator.NotEqual;
        var isAbove = op == BinaryOperator.Greater;
        if (left.TestedType is not null && right.IsNull && (isEquality || isAbove))
        {
            var test = Truth(left);
            return op == BinaryOperator.Equal ? Negate(test) : test;
        }

        if ((isEquality || isAbove) && left.Type.Kind == TypeRefKind.Boolean && right is { IsConstant: true, Constant: int number })
        {
            var isTrue = op == BinaryOperator.Equal ? number != 0 : number == 0;
            return isTrue ? Use(left) : Negate(Use(left));
        }

        // cgt.un is how IL says "is not null".
        var comparison = isAbove && right.IsNull ? BinaryOperator.NotEqual : op;
        return Compare(comparison, Use(left), Use(right, left.Type), At, left.At, right.At);
    }

    private int Compare(BinaryOperator op, int left, int right, Origin leftAt) => Compare(op, left, right, At, leftAt, At);

    private int Compare(BinaryOperator op, int left, int right, Origin at, Origin leftAt, Origin rightAt)
    {
        var target = NewRegister();
        Emit(new IrBinary(target, op, left, right, TypeRef.Boolean, at, leftAt, rightAt));
        return target;
    }

    private int Negate(int condition)
    {
        var target = NewRegister();
        Emit(new IrUnary(target, UnaryOperator.Not, condition, At));
        return target;
    }

    private static bool Holds(BinaryOperator op, int left, int right) => op switch
    {
        BinaryOperator.Equal => left == right,
        BinaryOperator.NotEqual => left != right,
        BinaryOperator.GreaterOrEqual => left >= right,
        BinaryOperator.Greater => left > right,
        BinaryOperator.LessOrEqual => left <= right,
        _ => left < right,
    };
}
