namespace VaeLint.CSharp.Tests.Docs;

/// <summary>Findings that a page outside of docs/rules quotes are those that the analyzer prints.</summary>
public sealed class ReadmeTests
{
    public static TheoryData<string> Pages => ["README.md", "docs/how-it-works.md", "docs/configuration.md"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Quoted_findings_are_those_of_the_sample(string page)
    {
        var printed = new List<(CodeBlock Block, string Printed)>();
        foreach (var block in CodeBlock.In(page, RepositoryRoot.Read(page.Split('/'))).Where(block => block.Kind == "output"))
        {
            var sample = Assert.Single(block.Arguments);
            var diagnostics = await Snippet.OfFile(RepositoryRoot.PathOf(sample.Split('/'))).Diagnostics(enabled: null);
            printed.Add((block, string.Join('\n', diagnostics.Select(diagnostic => Line(sample, diagnostic)))));
        }

        GeneratedText.Check(printed);
    }

    [Fact]
    public void The_readme_quotes_a_finding()
    {
        Assert.Contains(CodeBlock.In("README.md", RepositoryRoot.Read("README.md")), block => block.Kind == "output");
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void An_excerpt_is_what_the_file_says(string page)
    {
        foreach (var block in CodeBlock.In(page, RepositoryRoot.Read(page.Split('/'))).Where(block => block.Kind == "excerpt"))
        {
            var lines = RepositoryRoot.Read(Assert.Single(block.Arguments).Split('/')).Split('\n').Select(line => line.Trim()).ToHashSet(StringComparer.Ordinal);
            Assert.Equal([], block.Text.Split('\n').Where(line => !lines.Contains(line.Trim())));
        }
    }

    private static string Line(string sample, Microsoft.CodeAnalysis.Diagnostic diagnostic)
    {
        var start = diagnostic.Location.GetLineSpan().StartLinePosition;
        return $"{sample}({start.Line + 1},{start.Character + 1}): {diagnostic.Severity.ToString().ToLowerInvariant()} {diagnostic.Id}: {diagnostic.GetMessage()}";
    }
}
