namespace VaeLint.Core.Algebra;

/// <summary>What people call a scalar that the engine knows by the path on which it got there.</summary>
internal static class SymbolName
{
    public const string Nameless = "weight";

    private const string Constructor = "ctor";

    /// <summary>"this._options.Beta" is Beta, "options.Weights[1]" is Weights, "schedule.Next(step)" is Next, and what has no name is a weight.</summary>
    public static string Of(string path)
    {
        var end = path.Length;
        while (end > 0 && path[end - 1] is ')' or ']')
        {
            end = OpeningBefore(path, end - 1);
        }

        var start = end;
        while (start > 0 && (char.IsLetterOrDigit(path[start - 1]) || path[start - 1] == '_'))
        {
            start--;
        }

        var name = path.Substring(start, end - start).TrimStart('_');
        return name.Length > 0 && char.IsLetter(name[0]) && name != Constructor ? name : Nameless;
    }

    private static int OpeningBefore(string path, int closing)
    {
        var depth = 0;
        for (var index = closing; index >= 0; index--)
        {
            depth += path[index] switch { ')' or ']' => 1, '(' or '[' => -1, _ => 0 };
            if (depth == 0)
            {
                return index;
            }
        }

        return 0;
    }
}
