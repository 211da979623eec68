using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using VaeLint.CSharp.Tests.Verifiers;

namespace VaeLint.CSharp.Tests.Corpus;

/// <summary>The corpus as an editor sees it while somebody types: cut off, or with statements missing. No analysis may fail.</summary>
public sealed class BrokenCorpusTests
{
    private const int Step = 200;
    private const int Parts = 3;

    public static TheoryData<int> Thirds => [.. Enumerable.Range(0, Parts)];

    /// <summary>Every file is cut at one multiple of 200 characters; over all files every multiple is met many times.</summary>
    [Theory]
    [MemberData(nameof(Thirds))]
    public async Task Cut_off(int part) =>
        await HasNoFailure(CorpusAnalysis.Files.Where((_, index) => index % Parts == part).Select((file, index) => (file.FileName, Cut(file.Source, (index + 1) * Step))));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Without_some_statements(int part)
    {
        var random = new Random(part);

        await HasNoFailure(CorpusAnalysis.Files.Where((_, index) => index % Parts == part).Select(file => (file.FileName, WithoutStatements(file.Source, random))));
    }

    private static string Cut(string source, int length) => source[..(length % source.Length)];

    private static string WithoutStatements(string source, Random random)
    {
        var root = CSharpSyntaxTree.ParseText(source, Compilations.ParseOptions, cancellationToken: TestContext.Current.CancellationToken).GetRoot(TestContext.Current.CancellationToken);
        var dropped = root.DescendantNodes().OfType<StatementSyntax>().Where(s => s.Parent is BlockSyntax && random.Next(4) == 0).ToList();
        return root.RemoveNodes(dropped, SyntaxRemoveOptions.KeepNoTrivia)!.ToFullString();
    }

    private static async Task HasNoFailure(IEnumerable<(string Path, string Source)> files)
    {
        var compilation = Compilations.Create([("Usings.cs", CorpusAnalysis.Usings), .. files]);

        var findings = await compilation.WithAnalyzers(PackagedAnalyzers.All).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);

        Assert.Empty(findings.Where(f => f.Id is "VAE000" or "AD0001").Select(f => f.ToString()));
    }
}
