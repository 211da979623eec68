using System.Text.RegularExpressions;

namespace VaeLint.CSharp.Tests.Corpus;

/// <summary>One file of the corpus: its text, what it expects on which line, and the relations that its header states.</summary>
internal sealed partial class CorpusFile
{
    private const string AxesLine = "// axes: ";

    private CorpusFile(string path)
    {
        Name = Path.GetFileNameWithoutExtension(path);
        FileName = Path.GetFileName(path);
        Source = File.ReadAllText(path);
        var lines = Source.ReplaceLineEndings("\n").Split('\n');
        Expected = [.. lines.SelectMany(Markers)];
        Axes = lines.FirstOrDefault(line => line.StartsWith(AxesLine, StringComparison.Ordinal))?[AxesLine.Length..].Replace(" ", "", StringComparison.Ordinal);
        Cases = [.. lines.Where(line => line.StartsWith("// case ", StringComparison.Ordinal)).Select(CorpusCase.Read)];
    }

    public string Name { get; }

    public string FileName { get; }

    public string Source { get; }

    /// <summary>"VAE001@14", ordered.</summary>
    public IReadOnlyList<string> Expected { get; }

    public IReadOnlyList<CorpusCase> Cases { get; }

    /// <summary>The order of the event axes in the code, "HWC", where it is not channels first.</summary>
    public string? Axes { get; }

    public static IReadOnlyList<CorpusFile> ReadAll(string directory) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(directory, "CSharp"), "*.cs")
            .Where(path => !path.EndsWith(".Run.cs", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(path => new CorpusFile(path)),
    ];

    private static IEnumerable<string> Markers(string line, int index) =>
        Marker().Match(line) is { Success: true } marker
            ? marker.Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal).Select(id => $"{id}@{index + 1}")
            : [];

    [GeneratedRegex(@"//~((?: VAE\d{3})+)")]
    private static partial Regex Marker();
}
