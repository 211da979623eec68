using System.Text.RegularExpressions;
using VaeLint.Core.Ir;

namespace VaeLint.IL.Positions;

/// <summary>The condition of an if or match on one line: a name, or one comparison. Compilers turn conditions around, so that nothing is said of any other.</summary>
internal sealed class SourceCondition
{
    private static readonly Regex Head = new(@"^(?:(?:else\s+)?if\s*\((?<text>[^()]+)\)|(?:if|elif|match)\s+(?<text>.+?)(?:\s+(?:then|with))?)$", RegexOptions.CultureInvariant);
    private static readonly Regex Path = new(@"^[A-Za-z_][\w'.]*$", RegexOptions.CultureInvariant);
    private static readonly Regex Comparison = new(@"^[^<>=!&|""]*[^<>=!&|""\s-]\s*(?<op><=|>=|<>|==|!=|=|<|>)\s*[^<>=!&|""\s][^<>=!&|""]*$", RegexOptions.CultureInvariant);

    private static readonly Dictionary<string, BinaryOperator> Operators = new(StringComparer.Ordinal)
    {
        ["="] = BinaryOperator.Equal, ["=="] = BinaryOperator.Equal, ["<>"] = BinaryOperator.NotEqual, ["!="] = BinaryOperator.NotEqual,
        ["<"] = BinaryOperator.Less, ["<="] = BinaryOperator.LessOrEqual, [">"] = BinaryOperator.Greater, [">="] = BinaryOperator.GreaterOrEqual,
    };

    private SourceCondition(string text, BinaryOperator? comparison)
    {
        Text = text;
        Compares = comparison;
    }

    public string Text { get; }

    /// <summary>null: a truth value.</summary>
    public BinaryOperator? Compares { get; }

    public static SourceCondition? Of(string statement)
    {
        if (Head.Match(statement.Trim()) is not { Success: true } head)
        {
            return null;
        }

        var text = head.Groups["text"].Value.Trim();
        if (Path.IsMatch(text))
        {
            return new SourceCondition(text, null);
        }

        return Comparison.Match(text) is { Success: true } comparison ? new SourceCondition(text, Operators[comparison.Groups["op"].Value]) : null;
    }

    public static BinaryOperator Opposite(BinaryOperator comparison) => comparison switch
    {
        BinaryOperator.Equal => BinaryOperator.NotEqual,
        BinaryOperator.NotEqual => BinaryOperator.Equal,
        BinaryOperator.Less => BinaryOperator.GreaterOrEqual,
        BinaryOperator.GreaterOrEqual => BinaryOperator.Less,
        BinaryOperator.Greater => BinaryOperator.LessOrEqual,
        _ => BinaryOperator.Greater,
    };
}
