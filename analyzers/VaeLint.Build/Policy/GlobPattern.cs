using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace VaeLint.Build.Policy;

/// <summary>A section name of an .editorconfig, read as the C# compiler reads it: *, **, ?, [set], {a,b} and {1..9}. A name that is no pattern matches nothing.</summary>
internal sealed class GlobPattern
{
    private readonly Regex? _regex;
    private readonly List<(int From, int To)> _ranges = [];

    public GlobPattern(string glob)
    {
        var index = 0;
        var body = TranslateList(glob, ref index, isChoice: false);
        var start = glob.IndexOf('/') < 0 ? ".*/" : glob.StartsWith("/", StringComparison.Ordinal) ? "" : "/";
        _regex = body is null ? null : Compile("^" + start + body + "$");
    }

    /// <param name="relativePath">Relative to the folder of the file, with slashes.</param>
    public bool Matches(string relativePath)
    {
        if (_regex?.Match("/" + relativePath) is not { Success: true } match)
        {
            return false;
        }

        for (var range = 0; range < _ranges.Count; range++)
        {
            if (match.Groups[range + 1] is { Success: true } number
                && !(int.TryParse(number.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= _ranges[range].From && value <= _ranges[range].To))
            {
                return false;
            }
        }

        return true;
    }

    private static Regex? Compile(string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.CultureInvariant);
        }
        catch (ArgumentException)
        {
            // A set such as [z-a].
            return null;
        }
    }

    /// <summary>Up to the end of the text or, in a choice, up to the comma or brace that ends the alternative; null when it is malformed.</summary>
    private string? TranslateList(string glob, ref int index, bool isChoice)
    {
        var pattern = new StringBuilder();
        while (index < glob.Length)
        {
            var letter = glob[index++];
            switch (letter)
            {
                case '*' when index < glob.Length && glob[index] == '*':
                    pattern.Append(".*");
                    index++;
                    break;
                case '*':
                    pattern.Append("[^/]*");
                    break;
                case '?':
                    pattern.Append('.');
                    break;
                case '[' when Set(glob, ref index) is { } set:
                    pattern.Append(set);
                    break;
                case '{' when Range(glob, ref index) is { } range:
                    pattern.Append(range);
                    break;
                case '{' when Choice(glob, ref index) is { } choice:
                    pattern.Append(choice);
                    break;
                case ',' or '}' when isChoice:
                    index--;
                    return pattern.ToString();
                case '[' or '{' or '}' or ',':
                    return null;
                case '\\' when index < glob.Length:
                    pattern.Append(Regex.Escape(glob[index++].ToString()));
                    break;
                case '\\':
                    return null;
                default:
                    pattern.Append(Regex.Escape(letter.ToString()));
                    break;
            }
        }

        return isChoice ? null : pattern.ToString();
    }

    private string? Choice(string glob, ref int index)
    {
        var alternatives = new List<string>();
        while (TranslateList(glob, ref index, isChoice: true) is { } alternative)
        {
            alternatives.Add(alternative);
            if (glob[index++] == '}')
            {
                return "(?:" + string.Join("|", alternatives) + ")";
            }
        }

        return null;
    }

    /// <summary>{1..3} is 1, 2 or 3.</summary>
    private string? Range(string glob, ref int index)
    {
        var end = glob.IndexOf('}', index);
        var parts = end < 0 ? [] : glob.Substring(index, end - index).Split([".."], StringSplitOptions.None);
        if (parts.Length != 2 || !int.TryParse(parts[0], out var from) || !int.TryParse(parts[1], out var to))
        {
            return null;
        }

        index = end + 1;
        _ranges.Add((Math.Min(from, to), Math.Max(from, to)));
        return "(-?[0-9]+)";
    }

    private static string? Set(string glob, ref int index)
    {
        var end = glob.IndexOf(']', index);
        if (end <= index)
        {
            return null;
        }

        var content = glob.Substring(index, end - index);
        index = end + 1;
        var isNegated = content[0] == '!';
        var letters = (isNegated ? content.Substring(1) : content).Replace("\\", "\\\\").Replace("[", "\\[").Replace("^", "\\^");
        return (isNegated ? "[^" : "[") + letters + "]";
    }
}
