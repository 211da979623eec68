using VaeLint.Core.Ir;

namespace VaeLint.IL.Positions;

/// <summary>The condition of an if or match on one line: a name, or one comparison. Compilers turn conditions around, so that nothing is said of any other.</summary>
internal sealed class SourceCondition
{
    private const string Special = "<>=!&|\"";

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
        if (TextOf(statement.Trim()) is not { } text)
        {
            return null;
        }

        return IsPath(text) ? new SourceCondition(text, null) : ComparisonOf(text) is { } comparison ? new SourceCondition(text, comparison) : null;
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

    /// <summary>What stands between the keywords, or in the parentheses behind them. By hand: an engine for patterns takes longer to start than the whole analysis of a small file.</summary>
    private static string? TextOf(string statement)
    {
        var first = LengthOfWord(statement);
        var keyword = statement.Substring(0, first);
        var head = keyword == "else" ? statement.Substring(first).TrimStart() : statement;
        if ((keyword == "if" || keyword == "else" && LengthOfWord(head) == 2 && head.StartsWith("if", StringComparison.Ordinal))
            && head.Substring(2).TrimStart() is { Length: > 2 } condition && condition[0] == '(' && condition.IndexOfAny(['(', ')'], 1) == condition.Length - 1
            && condition[condition.Length - 1] == ')')
        {
            return condition.Substring(1, condition.Length - 2).Trim();
        }

        if (keyword is not ("if" or "elif" or "match") || first >= statement.Length || !char.IsWhiteSpace(statement[first]))
        {
            return null;
        }

        var text = statement.Substring(first).TrimStart();
        foreach (var end in (string[])["then", "with"])
        {
            var length = text.Length - end.Length;
            if (length > 1 && text.EndsWith(end, StringComparison.Ordinal) && char.IsWhiteSpace(text[length - 1]))
            {
                return text.Substring(0, length).TrimEnd();
            }
        }

        return text;
    }

    private static int LengthOfWord(string text)
    {
        var length = 0;
        while (length < text.Length && char.IsLetter(text[length]))
        {
            length++;
        }

        return length;
    }

    /// <summary>A name, or names with dots between them.</summary>
    private static bool IsPath(string text) =>
        text.Length > 0 && (text[0] is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or '_') && text.All(c => char.IsLetterOrDigit(c) || c is '_' or '\'' or '.');

    /// <summary>The only comparison between two operands that have none in them.</summary>
    private static BinaryOperator? ComparisonOf(string text)
    {
        var at = text.IndexOfAny(Special.ToCharArray());
        if (at < 0)
        {
            return null;
        }

        var left = text.Substring(0, at).TrimEnd();
        var length = at + 1 < text.Length && Operators.ContainsKey(text.Substring(at, 2)) ? 2 : 1;
        var right = text.Substring(at + length).TrimStart();
        return left.Length > 0 && left[left.Length - 1] != '-' && right.Length > 0 && right.IndexOfAny(Special.ToCharArray()) < 0
            && Operators.TryGetValue(text.Substring(at, length), out var comparison)
                ? comparison
                : null;
    }
}
