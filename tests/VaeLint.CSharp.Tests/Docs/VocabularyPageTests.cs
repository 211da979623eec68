using Microsoft.CodeAnalysis.Diagnostics;
using VaeLint.Core.Vocabulary;
using VaeLint.CSharp.Hosting;
using VaeLint.CSharp.Tests.Verifiers;
using VaeLint.CSharp.Tests.Vocabulary;

namespace VaeLint.CSharp.Tests.Docs;

/// <summary>Entries of vaelint.loss_functions that the documentation shows are valid, and do what it says.</summary>
public sealed class VocabularyPageTests
{
    private const string Marker = "declared:";

    private static readonly string[] Page = ["docs", "configuration.md"];

    [Theory]
    [InlineData("README.md", 2)]
    [InlineData("docs/configuration.md", 6)]
    public void Every_entry_that_is_shown_is_understood(string page, int count)
    {
        var vocabularies = CodeBlock.In(page, RepositoryRoot.Read(page.Split('/'))).Select(block => UserVocabulary.Of(block.Text.Split('\n')
            .Where(line => line.StartsWith(VocabularySetting.MainKey, StringComparison.Ordinal))
            .Select(line => line.Split('=', 2))
            .Select(parts => new VocabularySetting(parts[0].Trim(), parts[1].Trim())))).ToList();

        Assert.Empty(vocabularies.SelectMany(vocabulary => vocabulary.Problems).Select(problem => problem.Message));
        Assert.Equal(count, vocabularies.Sum(vocabulary => vocabulary.Losses.Count));
    }

    [Fact]
    public async Task A_declared_loss_is_reported_as_the_page_says()
    {
        var blocks = CodeBlock.In(string.Join('/', Page), RepositoryRoot.Read(Page));
        var (code, message) = Assert.Single(blocks.Zip(blocks.Skip(1)), pair => pair.First.Marker.StartsWith(Marker, StringComparison.Ordinal));
        var compilation = Compilations.OfSource($"static class Model {{ {code.Text} }}").AddReferences(WrapperLibrary.Reference);
        var options = ConfigOptions.Of(code.Marker[Marker.Length..].Trim());

        var findings = await compilation.WithAnalyzers([new VaeLossAnalyzer()], options).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);

        Assert.NotEmpty(findings);
        GeneratedText.Check([(message, string.Join('\n', findings.Select(finding => $"{finding.Id}: {finding.GetMessage()}")))]);
    }
}
