namespace VaeLint.IL.Positions;

/// <summary>Splits a stretch of C# or F# into tokens, without comments and strings.</summary>
internal static class SourceScanner
{
    private static readonly string[] LongOperators = ["|>", "<|", ">>", "<<", "->", "=>", "<-", "==", "!=", "<=", ">=", "<>", "&&", "||", "+=", "-=", "*=", "/=", "::", "??", "(*", "*)"];

    public static List<SourceToken> Scan(string[] lines, int startLine, int startColumn, int endLine, int endColumn)
    {
        var tokens = new List<SourceToken>();
        for (var number = startLine; number <= endLine && number <= lines.Length; number++)
        {
            var line = lines[number - 1];
            var from = number == startLine ? startColumn - 1 : 0;
            var to = number == endLine ? Math.Min(endColumn - 1, line.Length) : line.Length;
            ScanLine(line, Math.Max(from, 0), to, number, tokens);
        }

        return tokens;
    }

    private static void ScanLine(string line, int from, int to, int number, List<SourceToken> tokens)
    {
        for (var index = from; index < to;)
        {
            var length = TokenLength(line, index, to);
            if (length == 0)
            {
                return;
            }

            if (!char.IsWhiteSpace(line[index]) && line[index] != '"')
            {
                tokens.Add(new SourceToken(line.Substring(index, length), number, index));
            }

            index += length;
        }
    }

    /// <summary>0 at a comment that takes the rest of the line.</summary>
    private static int TokenLength(string line, int index, int to)
    {
        var first = line[index];
        if (first == '/' && index + 1 < to && line[index + 1] == '/')
        {
            return 0;
        }

        if (char.IsLetter(first) || first == '_')
        {
            return LengthWhile(line, index, to, c => char.IsLetterOrDigit(c) || c is '_' or '\'');
        }

        if (char.IsDigit(first))
        {
            return NumberLength(line, index, to);
        }

        if (first == '"')
        {
            var end = line.IndexOf('"', index + 1);
            return end < 0 || end >= to ? to - index : end - index + 1;
        }

        return index + 1 < to && IsLongOperator(first, line[index + 1]) ? 2 : 1;
    }

    private static bool IsLongOperator(char first, char second)
    {
        foreach (var known in LongOperators)
        {
            if (known[0] == first && known[1] == second)
            {
                return true;
            }
        }

        return false;
    }

    private static int NumberLength(string line, int index, int to)
    {
        var length = LengthWhile(line, index, to, c => char.IsLetterOrDigit(c) || c == '_');
        var end = index + length;
        if (end + 1 < to && line[end] == '.' && char.IsDigit(line[end + 1]))
        {
            length += 1 + LengthWhile(line, end + 1, to, c => char.IsLetterOrDigit(c) || c == '_');
            end = index + length;
        }

        // 1e-6
        return line[end - 1] is 'e' or 'E' && end + 1 < to && line[end] is '-' or '+' && char.IsDigit(line[end + 1])
            ? length + 1 + LengthWhile(line, end + 1, to, char.IsLetterOrDigit)
            : length;
    }

    private static int LengthWhile(string line, int index, int to, Func<char, bool> belongs)
    {
        var end = index;
        while (end < to && belongs(line[end]))
        {
            end++;
        }

        return end - index;
    }
}
