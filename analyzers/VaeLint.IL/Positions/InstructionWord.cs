using System.Globalization;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using VaeLint.IL.Metadata;
using VaeLint.IL.Reading;

namespace VaeLint.IL.Positions;

/// <summary>What an instruction was in the source: the name of the called member, of a variable or field, an operator, a number.</summary>
internal sealed class InstructionWord(MemberMap members, IReadOnlyList<string?> parameters, Func<int, int, string?> localNames, ConstantNames constants)
{
    private static readonly Dictionary<string, string> Operators = new(StringComparer.Ordinal)
    {
        ["op_Addition"] = "+", ["op_Subtraction"] = "-", ["op_UnaryNegation"] = "-", ["op_Multiply"] = "*", ["op_Division"] = "/", ["op_Modulus"] = "%",
        ["op_PipeRight"] = "|>", ["op_ComposeRight"] = ">>",
    };

    /// <summary>null: nothing to look for.</summary>
    public string? Of(IlInstruction instruction) => WordOf(instruction) is { Length: > 0 } word ? word : null;

    private string? WordOf(IlInstruction instruction)
    {
        switch (instruction.Code)
        {
            case ILOpCode.Call or ILOpCode.Callvirt or ILOpCode.Newobj or ILOpCode.Ldftn or ILOpCode.Ldvirtftn:
                return OfMethod(members.Method(MetadataTokens.EntityHandle(instruction.Token)));
            case ILOpCode.Ldfld or ILOpCode.Ldsfld or ILOpCode.Ldflda or ILOpCode.Ldsflda:
                return GeneratedNames.Variable(members.Field(MetadataTokens.EntityHandle(instruction.Token)).Name);
            case ILOpCode.Ldloc or ILOpCode.Ldloc_s or (>= ILOpCode.Ldloc_0 and <= ILOpCode.Ldloc_3):
                return localNames((int)instruction.Operand, instruction.Offset);
            case ILOpCode.Ldarg or ILOpCode.Ldarg_s or (>= ILOpCode.Ldarg_0 and <= ILOpCode.Ldarg_3):
                return instruction.Operand < parameters.Count ? parameters[(int)instruction.Operand] : null;
            case ILOpCode.Ldc_i4 or ILOpCode.Ldc_i4_s or ILOpCode.Ldc_i8 or ILOpCode.Ldc_i4_m1 or (>= ILOpCode.Ldc_i4_0 and <= ILOpCode.Ldc_i4_8):
                return NumberWord(instruction.Operand);
            case ILOpCode.Ldc_r4 or ILOpCode.Ldc_r8:
                return NumberWord(instruction.Real);
            case ILOpCode.Add:
                return "+";
            case ILOpCode.Sub or ILOpCode.Neg:
                return "-";
            case ILOpCode.Mul:
                return "*";
            case ILOpCode.Div:
                return "/";
            default:
                return null;
        }
    }

    /// <summary>A called method, a field, a number of several digits: a word that does not stand everywhere.</summary>
    public bool IsDistinctive(IlInstruction instruction) => Of(instruction) is { } word && (word[0] == '#' ? word.Length > 2 : instruction.HasToken && word.Length > 1 && char.IsLetter(word[0]));

    public bool IsInstanceCall(IlInstruction instruction) =>
        instruction.Code is ILOpCode.Call or ILOpCode.Callvirt && members.Method(MetadataTokens.EntityHandle(instruction.Token)) is { IsStatic: false, IsConstructor: false };

    /// <summary>Constants that a loaded number may have been written as.</summary>
    public IReadOnlyList<string> ConstantsAt(IlInstruction instruction) => instruction.Code switch
    {
        ILOpCode.Ldc_i4 or ILOpCode.Ldc_i4_s or ILOpCode.Ldc_i8 or ILOpCode.Ldc_i4_m1 or (>= ILOpCode.Ldc_i4_0 and <= ILOpCode.Ldc_i4_8) => constants.Of(instruction.Operand),
        ILOpCode.Ldc_r4 or ILOpCode.Ldc_r8 => constants.Of(instruction.Real),
        _ => [],
    };

    /// <summary>Constants that a number in the text may be the value of.</summary>
    public IReadOnlyList<string> ConstantsOf(SourceToken token) =>
        token.Word[0] == '#' && double.TryParse(token.Word.Substring(1), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? constants.Of(value) : [];

    /// <summary>The token as it is compared: a number by its value, <c>+=</c> as its operator.</summary>
    public static string Normalize(string token)
    {
        if (char.IsDigit(token[0]))
        {
            var digits = token.Replace("_", "").TrimEnd('f', 'F', 'd', 'D', 'm', 'M', 'l', 'L', 'u', 'U');
            return double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? NumberWord(value) : token;
        }

        return token is "+=" or "-=" or "*=" or "/=" ? token.Substring(0, 1) : token;
    }

    /// <summary>A number with a point, an exponent or the suffix of a floating type.</summary>
    public static bool IsFraction(string token) => char.IsDigit(token[0]) && !token.StartsWith("0x", StringComparison.OrdinalIgnoreCase) && token.IndexOfAny(['.', 'e', 'E', 'f', 'F', 'd', 'D', 'm', 'M']) > 0;

    private static string NumberWord(double value) => "#" + ((float)Math.Abs(value)).ToString("R", CultureInfo.InvariantCulture);

    private static string OfMethod(VaeLint.Core.Ir.MethodRef method)
    {
        if (method.IsConstructor)
        {
            var type = method.DeclaringType.Name;
            return type.Substring(type.LastIndexOf('.') + 1);
        }

        return Operators.TryGetValue(method.Name, out var symbol) ? symbol
            : method.Name is "get_Item" or "set_Item" ? "["
            : method.Name.StartsWith("get_", StringComparison.Ordinal) || method.Name.StartsWith("set_", StringComparison.Ordinal) ? method.Name.Substring(4)
            : method.Name;
    }
}
