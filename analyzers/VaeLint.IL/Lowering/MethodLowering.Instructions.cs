using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using VaeLint.Core.Ir;
using VaeLint.IL.Metadata;
using VaeLint.IL.Reading;

namespace VaeLint.IL.Lowering;

/// <summary>Everything but calls and branches.</summary>
internal sealed partial class MethodLowering
{
    private static readonly TypeRef Int32 = new("System.Int32", TypeRefKind.Integer);
    private static readonly TypeRef Null = new("System.Object", TypeRefKind.Other);
    private static readonly TypeRef Text = new("System.String", TypeRefKind.String);

    private void Lower(IlInstruction instruction)
    {
        switch (instruction.Code)
        {
            case ILOpCode.Nop or ILOpCode.Break or ILOpCode.Constrained or ILOpCode.Tail or ILOpCode.Volatile or ILOpCode.Readonly or ILOpCode.Unaligned or ILOpCode.Ckfinite:
                break;
            case ILOpCode.Ldarg or ILOpCode.Ldarg_s or (>= ILOpCode.Ldarg_0 and <= ILOpCode.Ldarg_3):
                LoadArgument((int)instruction.Operand);
                break;
            case ILOpCode.Ldarga or ILOpCode.Ldarga_s:
                LoadArgumentAddress((int)instruction.Operand);
                break;
            case ILOpCode.Starg or ILOpCode.Starg_s:
                StoreArgument((int)instruction.Operand);
                break;
            case ILOpCode.Ldloc or ILOpCode.Ldloc_s or (>= ILOpCode.Ldloc_0 and <= ILOpCode.Ldloc_3):
                LoadLocal((int)instruction.Operand);
                break;
            case ILOpCode.Ldloca or ILOpCode.Ldloca_s:
                LoadLocalAddress((int)instruction.Operand);
                break;
            case ILOpCode.Stloc or ILOpCode.Stloc_s or (>= ILOpCode.Stloc_0 and <= ILOpCode.Stloc_3):
                StoreLocal((int)instruction.Operand);
                break;
            case ILOpCode.Ldnull:
                PushConstant(null, Null);
                break;
            case ILOpCode.Ldc_i4 or ILOpCode.Ldc_i4_s or ILOpCode.Ldc_i4_m1 or (>= ILOpCode.Ldc_i4_0 and <= ILOpCode.Ldc_i4_8):
                PushConstant((int)instruction.Operand, Int32);
                break;
            case ILOpCode.Ldc_i8:
                PushConstant(instruction.Operand, TypeRef.Integer);
                break;
            case ILOpCode.Ldc_r4:
                PushConstant((float)instruction.Real, TypeRef.Floating);
                break;
            case ILOpCode.Ldc_r8:
                PushConstant(instruction.Real, TypeRef.Floating);
                break;
            case ILOpCode.Ldstr:
                PushConstant(StringOf(instruction.Token), Text);
                break;
            case ILOpCode.Dup:
                Duplicate();
                break;
            case ILOpCode.Pop:
                Pop();
                break;
            case ILOpCode.Call or ILOpCode.Callvirt:
                Call(_context.Members.Method(MetadataTokens.EntityHandle(instruction.Token)), isVirtual: instruction.Code == ILOpCode.Callvirt);
                break;
            case ILOpCode.Newobj:
                Create(_context.Members.Method(MetadataTokens.EntityHandle(instruction.Token)));
                break;
            case ILOpCode.Ldftn:
                LoadFunction(receiver: false);
                break;
            case ILOpCode.Ldvirtftn:
                LoadFunction(receiver: true);
                break;
            case ILOpCode.Ldfld or ILOpCode.Ldflda:
                LoadField(instruction.Code == ILOpCode.Ldflda);
                break;
            case ILOpCode.Stfld:
                StoreField();
                break;
            case ILOpCode.Ldsfld or ILOpCode.Ldsflda:
                LoadStatic(instruction.Code == ILOpCode.Ldsflda);
                break;
            case ILOpCode.Stsfld:
                StoreStatic();
                break;
            case ILOpCode.Ldobj or ILOpCode.Ldind_ref or (>= ILOpCode.Ldind_i1 and <= ILOpCode.Ldind_ref):
                LoadIndirect();
                break;
            case ILOpCode.Stobj or ILOpCode.Stind_i or (>= ILOpCode.Stind_ref and <= ILOpCode.Stind_r8):
                StoreIndirect();
                break;
            case ILOpCode.Cpobj:
                var source = Pop();
                StoreTo(Pop(), source.Address is { } read ? new StackValue(Load(read), read.Type, At) : source);
                break;
            case ILOpCode.Initobj:
                Initialize();
                break;
            case ILOpCode.Newarr:
                NewArray();
                break;
            case ILOpCode.Ldlen:
                LoadLength();
                break;
            case ILOpCode.Ldelem or ILOpCode.Ldelema or (>= ILOpCode.Ldelem_i1 and <= ILOpCode.Ldelem_ref):
                LoadElement();
                break;
            case ILOpCode.Stelem or (>= ILOpCode.Stelem_i and <= ILOpCode.Stelem_ref):
                StoreElement();
                break;
            case ILOpCode.Castclass or ILOpCode.Unbox_any or ILOpCode.Unbox or ILOpCode.Box:
                Cast();
                break;
            case ILOpCode.Isinst:
                var tested = Pop();
                Push(new StackValue(Use(tested), _context.Members.Type(MetadataTokens.EntityHandle(instruction.Token)), At) { TestedType = _context.Members.Type(MetadataTokens.EntityHandle(instruction.Token)) });
                break;
            default:
                LowerOperator(instruction);
                break;
        }
    }

    private string StringOf(int token)
    {
        try
        {
            return _context.Module.Metadata.GetUserString(MetadataTokens.UserStringHandle(token & 0xFFFFFF));
        }
        catch (BadImageFormatException)
        {
            return "";
        }
    }

    private void LoadArgument(int index)
    {
        if (index >= _arguments.Count)
        {
            Push(Opaque(TypeRef.Unknown, [], "argument"), TypeRef.Unknown);
            return;
        }

        var argument = _arguments[index];
        Push(argument.IsEnvironment || argument.Address is not null
            ? argument with { At = At }
            : argument with { At = At, IsVariable = true, Source = new RegisterPlace(argument.Register, argument.Type) });
    }

    private void LoadArgumentAddress(int index)
    {
        if (index >= _arguments.Count || _arguments[index] is not { IsEnvironment: false } argument)
        {
            LoadArgument(index);
            return;
        }

        Push(new StackValue(-1, argument.Type, At) { Address = argument.Address ?? new RegisterPlace(argument.Register, argument.Type) });
    }

    private void StoreArgument(int index)
    {
        var value = Pop();
        if (index < _arguments.Count && _arguments[index] is { IsEnvironment: false, Register: >= 0 } argument)
        {
            Store(new RegisterPlace(argument.Register, argument.Type), value);
        }
    }

    private void LoadLocal(int index)
    {
        if (index >= _locals.Length)
        {
            Push(Opaque(TypeRef.Unknown, [], "local"), TypeRef.Unknown);
            return;
        }

        if (index == _stateLocal)
        {
            Push(new StackValue(-1, Int32, At) { IsConstant = true, Constant = _state.Local, IsMachineState = true });
            return;
        }

        if (_aliases.TryGetValue(index, out var place))
        {
            Push(new StackValue(-1, place.Type, At) { Address = place });
            return;
        }

        if (_buffers.TryGetValue(index, out var buffer))
        {
            Push(new StackValue(-1, _localTypes[index], At) { Array = buffer });
            return;
        }

        var type = _localTypes[index];
        Push(_context.IsEnvironment(type)
            ? new StackValue(-1, type, At) { IsEnvironment = true }
            : new StackValue(_locals[index], type, At) { IsVariable = true, IsDefault = _defaults.Contains(_locals[index]), Source = new RegisterPlace(_locals[index], type) });
    }

    private void LoadLocalAddress(int index)
    {
        if (index >= _locals.Length || index == _stateLocal || _context.IsEnvironment(_localTypes[index]) || _aliases.ContainsKey(index))
        {
            LoadLocal(index);
            return;
        }

        if (InlineBufferLength(_localTypes[index]) is > 0 and var length)
        {
            if (!_buffers.TryGetValue(index, out var buffer))
            {
                _buffers[index] = buffer = new PendingArray(length, _localTypes[index].Arguments.FirstOrDefault() ?? TypeRef.Unknown);
            }

            Push(new StackValue(-1, _localTypes[index], At) { Array = buffer });
            return;
        }

        Push(new StackValue(-1, _localTypes[index], At) { Address = new RegisterPlace(_locals[index], _localTypes[index]) });
    }

    private void StoreLocal(int index)
    {
        var value = Pop();
        if (index >= _locals.Length || value.IsEnvironment)
        {
            return;
        }

        if (index == _stateLocal || value.IsMachineState)
        {
            _stateLocal = index;
            _state = _state with { Local = value.Constant as int? ?? _state.Local };
            return;
        }

        if (TypeProvider.IsByReference(_localTypes[index]))
        {
            if (value.Address is { } place)
            {
                _aliases[index] = place;
            }

            return;
        }

        Store(new RegisterPlace(_locals[index], _localTypes[index]), value);
    }

    private void Duplicate()
    {
        var value = Pop();
        if (value.IsConstant || value.IsEnvironment || value.Array is not null || value.Address is not null || value.Function is not null)
        {
            Push(value);
            Push(value);
            return;
        }

        Push(value);
        Push(value with { At = At });
    }

    private void Cast()
    {
        var value = Pop();
        var type = _context.Members.Type(MetadataTokens.EntityHandle(_instruction.Token));
        if (_instruction.Code == ILOpCode.Unbox)
        {
            Push(new StackValue(Use(value), type, value.At) { Address = new RegisterPlace(Use(value), type) });
            return;
        }

        // A boxed value keeps the type that it had.
        Push(_instruction.Code == ILOpCode.Box || type.Name[0] == '!' ? value : value with { Type = type });
    }

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

    /// <summary>The operand of ldtoken, until a known method asks what it names.</summary>
    private sealed record Token(int Value);
}
