using System.Reflection.Metadata;

namespace VaeLint.IL.Reading;

/// <summary>Decodes the bytes of a method body. What is cut off or undefined ends the list; nothing throws.</summary>
internal static class IlReader
{
    private const byte TwoByteCode = 0xFE;
    private const int KnownOffset = 2;

    // By the last byte of the code, those of two bytes behind those of one; 0 is not known yet.
    private static readonly sbyte[] KnownSizes = new sbyte[512];

    public static List<IlInstruction> Read(byte[] il)
    {
        var instructions = new List<IlInstruction>(il.Length / 2);
        for (var offset = 0; offset < il.Length;)
        {
            var position = offset;
            var code = ReadCode(il, ref position);
            var size = OperandSize(code);
            if (position > il.Length || size < 0 || position + size > il.Length)
            {
                break;
            }

            int[]? targets = null;
            if (code == ILOpCode.Switch)
            {
                var count = BitConverter.ToInt32(il, position);
                position += 4;
                if (count < 0 || count > (il.Length - position) / 4)
                {
                    break;
                }

                targets = new int[count];
                var end = position + (4 * count);
                for (var index = 0; index < count; index++, position += 4)
                {
                    targets[index] = end + BitConverter.ToInt32(il, position);
                }
            }
            else
            {
                position += size;
            }

            instructions.Add(new IlInstruction(offset, position, code, targets is null ? Operand(il, code, position - size, size, position) : 0, targets));
            offset = position;
        }

        return instructions;
    }

    /// <summary>The operand is a metadata token.</summary>
    public static bool HasToken(ILOpCode code) =>
        code is ILOpCode.Jmp or ILOpCode.Call or ILOpCode.Callvirt or (>= ILOpCode.Cpobj and <= ILOpCode.Isinst and not ILOpCode.Ldstr)
            or (>= ILOpCode.Ldfld and <= ILOpCode.Stobj) or ILOpCode.Unbox or ILOpCode.Box or ILOpCode.Newarr or ILOpCode.Ldelema or ILOpCode.Ldelem or ILOpCode.Stelem
            or ILOpCode.Unbox_any or ILOpCode.Ldtoken or ILOpCode.Ldftn or ILOpCode.Ldvirtftn or ILOpCode.Initobj or ILOpCode.Constrained or ILOpCode.Sizeof;

    public static ILOpCode ReadCode(byte[] il, ref int position)
    {
        var first = il[position++];
        if (first != TwoByteCode || position >= il.Length)
        {
            return (ILOpCode)first;
        }

        return (ILOpCode)((TwoByteCode << 8) | il[position++]);
    }

    private static long Operand(byte[] il, ILOpCode code, int at, int size, int next)
    {
        if (code.IsBranch())
        {
            return next + (size == 1 ? (sbyte)il[at] : BitConverter.ToInt32(il, at));
        }

        return (code, size) switch
        {
            (ILOpCode.Ldc_r4, _) => BitConverter.DoubleToInt64Bits(BitConverter.ToSingle(il, at)),
            (ILOpCode.Ldc_i4_s, _) => (sbyte)il[at],
            (_, 1) => il[at],
            (_, 2) => BitConverter.ToUInt16(il, at),
            (_, 4) => BitConverter.ToInt32(il, at),
            (_, 8) => BitConverter.ToInt64(il, at),
            _ => Implied(code),
        };
    }

    /// <summary>The operand that short forms have in their code.</summary>
    private static long Implied(ILOpCode code) => code switch
    {
        >= ILOpCode.Ldarg_0 and <= ILOpCode.Ldarg_3 => code - ILOpCode.Ldarg_0,
        >= ILOpCode.Ldloc_0 and <= ILOpCode.Ldloc_3 => code - ILOpCode.Ldloc_0,
        >= ILOpCode.Stloc_0 and <= ILOpCode.Stloc_3 => code - ILOpCode.Stloc_0,
        ILOpCode.Ldc_i4_m1 => -1,
        >= ILOpCode.Ldc_i4_0 and <= ILOpCode.Ldc_i4_8 => code - ILOpCode.Ldc_i4_0,
        _ => 0,
    };

    /// <summary>−1 for a code that does not exist.</summary>
    public static int OperandSize(ILOpCode code)
    {
        // Asking an enum for its values takes longer than everything else that is done to an instruction.
        ref var known = ref KnownSizes[((int)code >> 8 == TwoByteCode ? 256 : 0) + ((int)code & 0xFF)];
        if (known == 0)
        {
            known = (sbyte)(FindOperandSize(code) + KnownOffset);
        }

        return known - KnownOffset;
    }

    private static int FindOperandSize(ILOpCode code)
    {
        if (code.IsBranch())
        {
            return code.GetBranchOperandSize();
        }

        switch (code)
        {
            case ILOpCode.Ldarg_s or ILOpCode.Ldarga_s or ILOpCode.Starg_s or ILOpCode.Ldloc_s or ILOpCode.Ldloca_s or ILOpCode.Stloc_s or ILOpCode.Ldc_i4_s or ILOpCode.Unaligned:
                return 1;
            case ILOpCode.Ldarg or ILOpCode.Ldarga or ILOpCode.Starg or ILOpCode.Ldloc or ILOpCode.Ldloca or ILOpCode.Stloc:
                return 2;
            case ILOpCode.Ldc_i8 or ILOpCode.Ldc_r8:
                return 8;
            case ILOpCode.Ldc_i4 or ILOpCode.Ldc_r4 or ILOpCode.Jmp or ILOpCode.Call or ILOpCode.Calli or ILOpCode.Callvirt or ILOpCode.Cpobj or ILOpCode.Ldobj or ILOpCode.Ldstr
                or ILOpCode.Newobj or ILOpCode.Castclass or ILOpCode.Isinst or ILOpCode.Unbox or ILOpCode.Ldfld or ILOpCode.Ldflda or ILOpCode.Stfld or ILOpCode.Ldsfld
                or ILOpCode.Ldsflda or ILOpCode.Stsfld or ILOpCode.Stobj or ILOpCode.Box or ILOpCode.Newarr or ILOpCode.Ldelema or ILOpCode.Ldelem or ILOpCode.Stelem
                or ILOpCode.Unbox_any or ILOpCode.Refanyval or ILOpCode.Mkrefany or ILOpCode.Ldtoken or ILOpCode.Ldftn or ILOpCode.Ldvirtftn or ILOpCode.Initobj
                or ILOpCode.Constrained or ILOpCode.Sizeof or ILOpCode.Switch:
                return 4;
            default:
                return Enum.IsDefined(typeof(ILOpCode), code) ? 0 : -1;
        }
    }
}
