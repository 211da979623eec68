namespace VaeLint.CSharp.Tests.Docs;

/// <summary>A page of docs/rules: its heading, the table of facts below it, and its code blocks.</summary>
internal sealed class RulePage
{
    private RulePage(string id, string text)
    {
        Id = id;
        Text = text;
        Blocks = CodeBlock.In(FileOf(id), text);
        var lines = text.Split('\n');
        Heading = lines[0];
        var header = Array.FindIndex(lines, line => line.StartsWith('|'));
        Facts = header < 0 || header + 2 >= lines.Length ? [] : Cells(lines[header]).Zip(Cells(lines[header + 2])).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    public string Id { get; }

    public string Text { get; }

    public string Heading { get; }

    /// <summary>Category, severity, whether it is on by default, and the fixes.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; }

    public IReadOnlyList<CodeBlock> Blocks { get; }

    public IEnumerable<CodeBlock> CodeIn(string language) => Blocks.Where(block => block.Language == language);

    public static IReadOnlyList<string> Ids { get; } =
        [.. Directory.EnumerateFiles(RepositoryRoot.PathOf("docs", "rules"), "VAE*.md").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    public static string FileOf(string id) => $"docs/rules/{id}.md";

    public static RulePage Of(string id) => new(id, RepositoryRoot.Read("docs", "rules", id + ".md"));

    /// <summary>The cells of a row of a Markdown table.</summary>
    public static IReadOnlyList<string> Cells(string row) => [.. row.Trim().Trim('|').Split('|').Select(cell => cell.Trim())];
}
