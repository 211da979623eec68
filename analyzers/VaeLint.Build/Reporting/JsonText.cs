using System.Globalization;
using System.Text;

namespace VaeLint.Build.Reporting;

/// <summary>Writes indented JSON: no library for it is on every MSBuild host.</summary>
internal sealed class JsonText
{
    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _needsComma;

    public JsonText Object(string? name, Action content) => Nested(name, '{', '}', content);

    public JsonText Array(string? name, Action content) => Nested(name, '[', ']', content);

    public JsonText Value(string? name, string value)
    {
        Start(name);
        Quote(value);
        return this;
    }

    public JsonText Value(string? name, int value)
    {
        Start(name);
        _text.Append(value.ToString(CultureInfo.InvariantCulture));
        return this;
    }

    public override string ToString() => _text.ToString() + "\n";

    private JsonText Nested(string? name, char open, char close, Action content)
    {
        Start(name);
        _text.Append(open);
        _depth++;
        _needsComma = false;
        content();
        _depth--;
        if (_needsComma)
        {
            NewLine();
        }

        _text.Append(close);
        _needsComma = true;
        return this;
    }

    private void Start(string? name)
    {
        if (_needsComma)
        {
            _text.Append(',');
        }

        if (_text.Length > 0)
        {
            NewLine();
        }

        _needsComma = true;
        if (name is not null)
        {
            Quote(name);
            _text.Append(": ");
        }
    }

    private void NewLine() => _text.Append('\n').Append(' ', _depth * 2);

    private void Quote(string value)
    {
        _text.Append('"');
        foreach (var letter in value)
        {
            switch (letter)
            {
                case '"' or '\\':
                    _text.Append('\\').Append(letter);
                    break;
                case < ' ':
                    _text.Append("\\u").Append(((int)letter).ToString("x4", CultureInfo.InvariantCulture));
                    break;
                default:
                    _text.Append(letter);
                    break;
            }
        }

        _text.Append('"');
    }
}
