using System.Globalization;

namespace VaeLint.Torch.Tests.Oracle;

/// <summary>A weight as a corpus header writes it: numbers, names, + − * / and parentheses.</summary>
public sealed class WeightExpression
{
    private readonly string _text;
    private readonly string[] _tokens;

    private WeightExpression(string text)
    {
        _text = text;
        _tokens = Tokens(text).ToArray();
        FreeNames = _tokens.Where(token => char.IsLetter(token[0])).Except(["B", "C", "D", "H", "L", "T", "W"]).Distinct().ToArray();
        Evaluate(_ => 1.0);
    }

    /// <summary>Names that are no size: free weights such as beta.</summary>
    public IReadOnlyList<string> FreeNames { get; }

    public static WeightExpression Parse(string text) => new(text.Trim());

    public double Evaluate(Func<string, double> valueOf)
    {
        var position = 0;
        var value = Sum(ref position, valueOf);
        return position == _tokens.Length ? value : throw Unexpected(position);
    }

    /// <summary>The value at these sizes; <paramref name="freeValue"/> stands for every name that is no size.</summary>
    public double At(Sizes sizes, Func<string, double> freeValue) =>
        Evaluate(name => FreeNames.Contains(name)
            ? freeValue(name)
            : sizes.Value(name) ?? throw new FormatException($"'{name}' in '{_text}' is no axis of {sizes}"));

    public override string ToString() => _text;

    private static IEnumerable<string> Tokens(string text)
    {
        var position = 0;
        while (position < text.Length)
        {
            var start = position;
            var first = text[position++];
            if (char.IsWhiteSpace(first))
            {
                continue;
            }

            if (char.IsAsciiDigit(first))
            {
                while (position < text.Length && IsNumberPart(text, position))
                {
                    position++;
                }
            }
            else if (char.IsAsciiLetter(first))
            {
                while (position < text.Length && (char.IsAsciiLetterOrDigit(text[position]) || text[position] == '_'))
                {
                    position++;
                }
            }
            else if (!"+-*/()".Contains(first))
            {
                throw new FormatException($"'{first}' in weight '{text}'");
            }

            yield return text[start..position];
        }
    }

    private static bool IsNumberPart(string text, int position) =>
        char.IsAsciiDigit(text[position])
        || text[position] is '.' or 'e' or 'E'
        || (text[position] is '-' or '+' && text[position - 1] is 'e' or 'E');

    private double Sum(ref int position, Func<string, double> valueOf)
    {
        var value = Product(ref position, valueOf);
        while (Peek(position) is "+" or "-")
        {
            var isPlus = _tokens[position++] == "+";
            var next = Product(ref position, valueOf);
            value = isPlus ? value + next : value - next;
        }

        return value;
    }

    private double Product(ref int position, Func<string, double> valueOf)
    {
        var value = Factor(ref position, valueOf);
        while (Peek(position) is "*" or "/")
        {
            var isTimes = _tokens[position++] == "*";
            var next = Factor(ref position, valueOf);
            value = isTimes ? value * next : value / next;
        }

        return value;
    }

    private double Factor(ref int position, Func<string, double> valueOf)
    {
        var token = Peek(position) ?? throw Unexpected(position);
        position++;
        if (token == "-")
        {
            return -Factor(ref position, valueOf);
        }

        if (token == "(")
        {
            var value = Sum(ref position, valueOf);
            return Peek(position) == ")" ? Skip(ref position, value) : throw Unexpected(position);
        }

        if (char.IsAsciiDigit(token[0]))
        {
            return double.Parse(token, CultureInfo.InvariantCulture);
        }

        return char.IsAsciiLetter(token[0]) ? valueOf(token) : throw Unexpected(position - 1);
    }

    private static double Skip(ref int position, double value)
    {
        position++;
        return value;
    }

    private string? Peek(int position) => position < _tokens.Length ? _tokens[position] : null;

    private FormatException Unexpected(int position) => new($"unexpected '{Peek(position) ?? "end"}' in weight '{_text}'");
}
