using System.Reflection.Metadata;

namespace VaeLint.IL.Reading;

/// <summary>One decoded instruction. <see cref="Operand"/> is a token, an integer, a variable's index, the absolute offset of a branch target or the bits of a real number.</summary>
internal readonly struct IlInstruction(int offset, int next, ILOpCode code, long operand, int[]? targets)
{
    public int Offset { get; } = offset;

    public int Next { get; } = next;

    public ILOpCode Code { get; } = code;

    public long Operand { get; } = operand;

    /// <summary>Of switch.</summary>
    public int[]? Targets { get; } = targets;

    public int Token => unchecked((int)Operand);

    public int Target => unchecked((int)Operand);

    /// <summary>Of Ldc_r4 and Ldc_r8.</summary>
    public double Real => BitConverter.Int64BitsToDouble(Operand);

    public bool EndsBlock => Code is ILOpCode.Ret or ILOpCode.Throw or ILOpCode.Rethrow or ILOpCode.Endfinally or ILOpCode.Endfilter or ILOpCode.Jmp or ILOpCode.Switch || Code.IsBranch();

    public bool FallsThrough => Code is not (ILOpCode.Ret or ILOpCode.Throw or ILOpCode.Rethrow or ILOpCode.Endfinally or ILOpCode.Endfilter or ILOpCode.Jmp
        or ILOpCode.Br or ILOpCode.Br_s or ILOpCode.Leave or ILOpCode.Leave_s);

    public bool HasToken => Code is ILOpCode.Call or ILOpCode.Callvirt or ILOpCode.Newobj or ILOpCode.Ldftn or ILOpCode.Ldvirtftn or ILOpCode.Jmp
        or ILOpCode.Ldfld or ILOpCode.Ldflda or ILOpCode.Stfld or ILOpCode.Ldsfld or ILOpCode.Ldsflda or ILOpCode.Stsfld;

    public static bool NamesMethod(ILOpCode code) => code is ILOpCode.Call or ILOpCode.Callvirt or ILOpCode.Newobj or ILOpCode.Ldftn or ILOpCode.Ldvirtftn or ILOpCode.Jmp;
}
