using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using VaeLint.Core.Ir;
using VaeLint.IL.Metadata;
using VaeLint.IL.Reading;

namespace VaeLint.IL.Lowering;

/// <summary>Dispatches every instruction that is no call and no branch.</summary>
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
        catch (Exception exception) when (IlProgram.IsUnreadable(exception))
        {
            return "";
        }
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

    /// <summary>The operand of ldtoken, until a known method asks what it names.</summary>
    private sealed record Token(int Value);
}
