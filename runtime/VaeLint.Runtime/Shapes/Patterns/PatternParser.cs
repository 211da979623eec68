using System.Globalization;

namespace VaeLint.Tensors;

/// <summary>Parses "x: B C 28 28, mu: B *L": tensors are separated by commas, axes by spaces; the name before a colon may be left out.</summary>
internal sealed class PatternParser
{
    private static readonly string[] Ordinals = ["first", "second", "third", "fourth", "fifth", "sixth"];

    private readonly string _text;
    private readonly List<string> _names = [];
    private readonly List<string> _runs = [];
    private int _position;

    private PatternParser(string text)
    {
        _text = text;
    }

    /// <exception cref="FormatException">The pattern is malformed; the message shows where.</exception>
    public static ShapePattern Parse(string text)
    {
        var parser = new PatternParser(text);
        var tensors = new List<TensorPattern>();
        do
        {
            tensors.Add(parser.Tensor(tensors));
        }
        while (parser.Skip(','));

        return new ShapePattern(text, [.. tensors], [.. parser._names], [.. parser._runs]);
    }

    private TensorPattern Tensor(List<TensorPattern> before)
    {
        SkipSpaces();
        var start = _position;
        var name = TensorName();
        if (name is not null && before.Exists(tensor => tensor.Name == name))
        {
            throw Error(start, $"two tensors are named '{name}'");
        }

        var axes = new List<AxisToken>();
        var runAt = -1;
        for (SkipSpaces(); _position < _text.Length && _text[_position] != ','; SkipSpaces())
        {
            var at = _position;
            var token = Axis();
            if (token.Kind == AxisKind.Run && runAt >= 0)
            {
                throw Error(at, "a tensor has at most one run of axes");
            }

            runAt = token.Kind == AxisKind.Run ? axes.Count : runAt;
            axes.Add(token);
        }

        if (axes.Count == 0 && name is null)
        {
            throw Error(_position, "axes are missing; a tensor without axes is written 'name:'");
        }

        name ??= before.Count < Ordinals.Length ? Ordinals[before.Count] : throw Error(start, "a pattern describes at most six tensors");
        return new TensorPattern(name, [.. axes], runAt);
    }

    private string? TensorName()
    {
        var end = _position;
        while (end < _text.Length && _text[end] is not (',' or ':'))
        {
            end++;
        }

        if (end == _text.Length || _text[end] == ',')
        {
            return null;
        }

        var name = _text[_position..end].Trim();
        if (name.Length == 0)
        {
            throw Error(_position, "a tensor's name is missing before ':'");
        }

        var wrong = name.AsSpan().IndexOfAny(" *");
        if (wrong >= 0)
        {
            throw Error(_position + wrong, "a tensor's name is one word; a comma is missing before it");
        }

        _position = end + 1;
        return name;
    }

    private AxisToken Axis()
    {
        var start = _position;
        while (_position < _text.Length && _text[_position] is not (',' or ':') && !char.IsWhiteSpace(_text[_position]))
        {
            _position++;
        }

        if (_position < _text.Length && _text[_position] == ':')
        {
            throw Error(_position, "a tensor has one name; a comma is missing before the next");
        }

        var word = _text[start.._position];
        if (word == "_")
        {
            return new AxisToken(AxisKind.Any, 0, -1);
        }

        if (word[0] == '*')
        {
            return word == "*_" ? new AxisToken(AxisKind.Run, 0, -1) : new AxisToken(AxisKind.Run, 0, Slot(word[1..], start + 1, _runs, _names));
        }

        if (char.IsDigit(word[0]))
        {
            return long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var size)
                ? new AxisToken(AxisKind.Size, size, -1)
                : throw Error(start, $"'{word}' is no size");
        }

        return new AxisToken(AxisKind.Name, 0, Slot(word, start, _names, _runs));
    }

    private int Slot(string name, int start, List<string> same, List<string> others)
    {
        if (name.Length == 0 || !(char.IsLetter(name[0]) || name[0] == '_') || !name.All(character => char.IsLetterOrDigit(character) || character == '_'))
        {
            throw Error(start, $"'{name}' is no name, size, _ or *Name");
        }

        if (others.Contains(name))
        {
            throw Error(start, $"'{name}' stands for one axis and for a run of axes");
        }

        var slot = same.IndexOf(name);
        if (slot < 0)
        {
            slot = same.Count;
            same.Add(name);
        }

        return slot;
    }

    private bool Skip(char character)
    {
        if (_position >= _text.Length || _text[_position] != character)
        {
            return false;
        }

        _position++;
        return true;
    }

    private void SkipSpaces()
    {
        while (_position < _text.Length && char.IsWhiteSpace(_text[_position]))
        {
            _position++;
        }
    }

    private FormatException Error(int position, string problem) =>
        new($"The shape pattern \"{_text}\" is malformed at position {position}: {problem}. Write it like \"x: B C 28 28, mu: B L\".");
}
