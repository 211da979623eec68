namespace VaeLint.CSharp.Tests.Docs;

/// <summary>A fenced block of a page and the comment before it, such as <c>&lt;!-- wrong: VAE001 --&gt;</c>.</summary>
internal sealed record CodeBlock(string Page, int Line, string Language, string Marker, string Text)
{
    public const string CSharp = "csharp";
    public const string FSharp = "fsharp";

    private const string CommentStart = "<!--";
    private const string CommentEnd = "-->";
    private const string Fence = "```";

    /// <summary>The word before the colon: "wrong", "right", "silent", "suppressed", "message", "output", "header".</summary>
    public string Kind => Marker.Split(':', ',')[0].Trim();

    /// <summary><c>wrong, by hand: …</c>: no fix repairs it.</summary>
    public bool IsByHand => Marker.Split(':')[0].EndsWith(", by hand", StringComparison.Ordinal);

    /// <summary>What follows the colon, word by word.</summary>
    public IReadOnlyList<string> Arguments => Marker.Contains(':', StringComparison.Ordinal) ? Marker[(Marker.IndexOf(':', StringComparison.Ordinal) + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];

    public string Place => $"{Page}({Line})";

    public static IReadOnlyList<CodeBlock> In(string page, string text)
    {
        var lines = text.Split('\n');
        var blocks = new List<CodeBlock>();
        var marker = "";
        for (var index = 0; index < lines.Length; index++)
        {
            var line = lines[index].Trim();
            if (line.StartsWith(CommentStart, StringComparison.Ordinal) && line.EndsWith(CommentEnd, StringComparison.Ordinal))
            {
                marker = line[CommentStart.Length..^CommentEnd.Length].Trim();
            }
            else if (line.StartsWith(Fence, StringComparison.Ordinal))
            {
                var end = Array.FindIndex(lines, index + 1, candidate => candidate.Trim() == Fence);
                blocks.Add(new CodeBlock(page, index + 1, line[Fence.Length..], marker, string.Join('\n', lines[(index + 1)..end])));
                (index, marker) = (end, "");
            }
            else if (line.Length > 0)
            {
                marker = "";
            }
        }

        return blocks;
    }
}
