using System.Globalization;
using System.Text.RegularExpressions;

namespace VaeLint.CSharp.Tests.Corpus;

/// <summary>A relation such as "beta*D/(B*L)" or "784·B^2": numbers, names, + − * / ^ and parentheses, evaluated at given sizes.</summary>
internal sealed partial class RelationExpression
{
    private readonly string _text;
    private readonly string[] _tokens;

    private RelationExpression(string text)
    {
        _text = text;
        _tokens = [.. Token().Matches(text.Replace('·', '*')).Select(match => match.Value)];
    }

    public IEnumerable<string> Names => _tokens.Where(token => char.IsLetter(token[0]) || token[0] == '_').Distinct();

    public static RelationExpression Parse(string text) => new(text.Trim());

    public double Evaluate(Func<string, double> valueOf)
    {
        var position = 0;
        var value = Sum(ref position, valueOf);
        return position == _tokens.Length ? value : throw new FormatException($"'{_tokens[position]}' in '{_text}'");
    }

    public override string ToString() => _text;

    private double Sum(ref int position, Func<string, double> valueOf)
    {
        var value = Product(ref position, valueOf);
        while (Peek(position) is "+" or "-")
        {
            var sign = _tokens[position++] == "+" ? 1 : -1;
            value += sign * Product(ref position, valueOf);
        }

        return value;
    }

    private double Product(ref int position, Func<string, double> valueOf)
    {
        var value = Power(ref position, valueOf);
        while (Peek(position) is "*" or "/")
        {
            var isTimes = _tokens[position++] == "*";
            var next = Power(ref position, valueOf);
            value = isTimes ? value * next : value / next;
        }

        return value;
    }

    private double Power(ref int position, Func<string, double> valueOf)
    {
        var value = Factor(ref position, valueOf);
        if (Peek(position) != "^")
        {
            return value;
        }

        position++;
        return Math.Pow(value, Factor(ref position, valueOf));
    }

    private double Factor(ref int position, Func<string, double> valueOf)
    {
        var token = Peek(position) ?? throw new FormatException($"the end of '{_text}'");
        position++;
        if (token == "-")
        {
            return -Factor(ref position, valueOf);
        }

        if (token == "(")
        {
            var value = Sum(ref position, valueOf);
            return Peek(position++) == ")" ? value : throw new FormatException($"no ')' in '{_text}'");
        }

        return char.IsDigit(token[0]) ? double.Parse(token, CultureInfo.InvariantCulture) : valueOf(token);
    }

    private string? Peek(int position) => position < _tokens.Length ? _tokens[position] : null;

    [GeneratedRegex(@"\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|[A-Za-z_]\w*|[-+*/^()]|\S")]
    private static partial Regex Token();
}
