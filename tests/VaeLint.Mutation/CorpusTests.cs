using System.Reflection;
using Microsoft.CodeAnalysis;
using VaeLint.CSharp.Tests;
using VaeLint.CSharp.Tests.Corpus;

namespace VaeLint.Mutation;

/// <summary>The corpus in a few portions: a mutant is found by the first that differs.</summary>
public sealed class CorpusTests
{
    private const int Portions = 16;

    // As the implicit usings of the corpus project.
    private const string Usings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    private static readonly IReadOnlyList<CorpusFile> Files =
        CorpusFile.ReadAll(typeof(CorpusTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "CorpusDirectory").Value!);

    public static TheoryData<int> All => [.. Enumerable.Range(0, Portions)];

    [Theory]
    [MemberData(nameof(All))]
    public void Findings_are_the_marked_ones(int portion)
    {
        var files = Files.Where((_, index) => index % Portions == portion).ToList();
        var asked = files.Select(file => file.FileName).ToHashSet(StringComparer.Ordinal);
        var corpus = LoweredSource.Of("corpus", () => Compilations.Create([("Usings.cs", Usings), .. Files.Select(file => (file.FileName, file.Source))]));

        var findings = corpus.Findings([], asked.Contains).Where(finding => finding.Descriptor.IsEnabledByDefault).ToLookup(finding => finding.Location.SourceTree!.FilePath);

        Assert.All(files, file => Assert.Equal(
            AcceptedDeviations.ExpectedIn(file),
            findings[file.FileName].OrderBy(LineOf).ThenBy(f => f.Id, StringComparer.Ordinal).Select(f => $"{f.Id}@{LineOf(f)}")));
    }

    private static int LineOf(Diagnostic finding) => finding.Location.GetLineSpan().StartLinePosition.Line + 1;
}
