using System.Reflection;
using VaeLint.Corpus;
using VaeLint.Torch.Tests.Infrastructure;

namespace VaeLint.Torch.Tests.Oracle;

/// <summary>The corpus as the oracle sees it: the labels in the headers and the cases that can be run.</summary>
internal static class CorpusLibrary
{
    private const string NamespacePrefix = "VaeLint.Corpus.";

    /// <summary>Corpus files by name without extension, partner files (<c>X.Run.cs</c>) excluded.</summary>
    public static IReadOnlyDictionary<string, string> Files { get; } = Directory
        .EnumerateFiles(Path.Combine(RepositoryFiles.Corpus, "CSharp"), "*.cs", SearchOption.AllDirectories)
        .Where(path => !path.EndsWith(".Run.cs", StringComparison.Ordinal))
        .ToDictionary(path => Path.GetFileNameWithoutExtension(path), StringComparer.Ordinal);

    /// <summary>The <c>Run</c> types by the name of their file.</summary>
    public static IReadOnlyDictionary<string, Type> Runs { get; } = typeof(CorpusCase).Assembly.GetTypes()
        .Where(type => type.Name == "Run" && type.Namespace?.StartsWith(NamespacePrefix, StringComparison.Ordinal) == true)
        .ToDictionary(type => type.Namespace![NamespacePrefix.Length..], StringComparer.Ordinal);

    public static IReadOnlyList<CorpusCase> Cases(string file)
    {
        const BindingFlags Any = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        var property = Runs[file].GetProperty("Cases", Any) ?? throw new MissingMemberException(Runs[file].FullName, "Cases");
        return (CorpusCase[])property.GetValue(null)!;
    }

    public static CorpusLabel Label(string file, string caseName) =>
        CorpusHeader.Read(Files[file]).SingleOrDefault(label => label.Name == caseName)
        ?? throw new InvalidDataException($"{file}.cs has no header line 'case {caseName}: …'");
}
