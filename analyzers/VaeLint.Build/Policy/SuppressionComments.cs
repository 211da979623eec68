using System.Text.RegularExpressions;

namespace VaeLint.Build.Policy;

/// <summary>
/// "// vaelint: disable VAE001 reason" on the finding's line, or alone above it; "disable-file" for the whole file. F# has no #pragma for tools.
/// </summary>
internal sealed class SuppressionComments
{
    private static readonly Regex Comment = new(
        @"(?://|')\s*vaelint:\s*(?<scope>disable-file|disable)\s+(?<ids>VAE\d{3}(?:[\s,]+VAE\d{3})*)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex Id = new(@"VAE\d{3}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private readonly HashSet<(string Id, int Line)> _lines = [];
    private readonly HashSet<string> _file = new(StringComparer.OrdinalIgnoreCase);

    public static SuppressionComments Parse(IReadOnlyList<string> lines)
    {
        var comments = new SuppressionComments();
        for (var index = 0; index < lines.Count; index++)
        {
            if (lines[index].IndexOf("vaelint", StringComparison.OrdinalIgnoreCase) < 0 || Comment.Match(lines[index]) is not { Success: true } match)
            {
                continue;
            }

            var isFile = match.Groups["scope"].Value.EndsWith("file", StringComparison.OrdinalIgnoreCase);
            var line = lines[index].Substring(0, match.Index).Trim().Length > 0 ? index : NextCodeLine(lines, index);
            foreach (Match id in Id.Matches(match.Groups["ids"].Value))
            {
                if (isFile)
                {
                    comments._file.Add(id.Value);
                }
                else
                {
                    comments._lines.Add((id.Value.ToUpperInvariant(), line + 1));
                }
            }
        }

        return comments;
    }

    public static SuppressionComments ReadFile(string path)
    {
        try
        {
            return File.Exists(path) ? Parse(File.ReadAllLines(path)) : new SuppressionComments();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new SuppressionComments();
        }
    }

    /// <param name="id">The rule.</param>
    /// <param name="line">One-based.</param>
    public bool IsSuppressed(string id, int line) => _file.Contains(id) || _lines.Contains((id, line));

    /// <summary>Several comments may stand above one line of code.</summary>
    private static int NextCodeLine(IReadOnlyList<string> lines, int comment)
    {
        var next = comment + 1;
        while (next < lines.Count && (lines[next].TrimStart().StartsWith("//", StringComparison.Ordinal) || lines[next].TrimStart().StartsWith("'", StringComparison.Ordinal)))
        {
            next++;
        }

        return next;
    }
}
