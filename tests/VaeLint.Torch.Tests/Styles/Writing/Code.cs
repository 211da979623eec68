using System.Text.RegularExpressions;

namespace VaeLint.Torch.Tests.Styles;

/// <summary>
/// An expression in both languages. In a pattern <c>{0}</c> is an operand, in parentheses where it needs them, <c>{0!}</c> the operand as it is, <c>#2</c> the number 2
/// and <c>%1</c> the axis 1; <c>F::</c>, <c>T::</c>, <c>R::</c> and <c>N::</c> are the prefixes of functionals, of torch, of reductions and of modules.
/// </summary>
internal sealed partial record Code(string CSharp, string? FSharp)
{
    /// <summary>A name or a member of one.</summary>
    public bool IsPath => FSharp?.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '.') == true;

    public static Code Name(string name) => new(name, name);

    public static Code Number(double number) => Both("#" + number.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public static Code Both(string pattern, params Code[] operands) => new(Fill(pattern, operands, code => code.CSharp, isFSharp: false)!, Fill(pattern, operands, code => code.FSharp, isFSharp: true));

    public static Code Of(string csharp, string? fsharp, params Code[] operands) =>
        new(Fill(csharp, operands, code => code.CSharp, isFSharp: false)!, fsharp is null ? null : Fill(fsharp, operands, code => code.FSharp, isFSharp: true));

    private static string? Fill(string pattern, Code[] operands, Func<Code, string?> textOf, bool isFSharp)
    {
        if (operands.Any(operand => textOf(operand) is null))
        {
            return null;
        }

        var text = Axes().Replace(Numbers().Replace(pattern, match => match.Groups[1].Value + (isFSharp && !match.Groups[1].Value.Contains('.', StringComparison.Ordinal) ? ".0" : "")), isFSharp ? "$1L" : "$1");
        return Operands().Replace(text, match => textOf(operands[match.Groups[1].Value[0] - '0']) is var operand && match.Groups[2].Length > 0 ? operand! : Grouped(operand!));
    }

    private static string Grouped(string text) => IsAtom(text) ? text : "(" + text + ")";

    /// <summary>A name, a number, a call or something in parentheses.</summary>
    private static bool IsAtom(string text)
    {
        var depth = 0;
        foreach (var letter in text)
        {
            depth += letter is '(' or '[' or '{' ? 1 : letter is ')' or ']' or '}' ? -1 : 0;
            if (depth == 0 && char.IsWhiteSpace(letter))
            {
                return false;
            }
        }

        return text[0] != '-' && !(text[0] == '(' && text.StartsWith("(double)", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"#(\d+(?:\.\d+)?(?:E-\d+)?)")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"%(-?\d+)")]
    private static partial Regex Axes();

    [GeneratedRegex(@"\{(\d)(!?)\}")]
    private static partial Regex Operands();
}
