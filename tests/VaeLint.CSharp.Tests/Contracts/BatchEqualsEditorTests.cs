using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace VaeLint.CSharp.Tests.Contracts;

/// <summary>A build, an editor that opens files in any order, and an editor that asks for one member say the same.</summary>
public sealed class BatchEqualsEditorTests
{
    private static readonly Compilation Helpers = Compilations.Create(SharedHelpers.Files);

    private static readonly Lazy<Compilation> Corpus = new(LoadCorpus);

    [Fact]
    public void The_shared_helpers_compile() => Assert.Empty(Helpers.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error));

    [Fact]
    public async Task The_shared_helpers_have_findings_in_several_files()
    {
        var findings = await Analyzed.AsBatch(Helpers);

        Assert.Contains(findings, f => f.StartsWith("Divergence.cs", StringComparison.Ordinal));
        Assert.Contains(findings, f => f.StartsWith("Vae.Losses.cs", StringComparison.Ordinal));
        Assert.DoesNotContain(findings, f => f.StartsWith("Right.cs", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Documents_of_helpers_in_any_order_and_twice(bool backwards) => await DocumentByDocument(Helpers, backwards);

    [Fact]
    public async Task Members_of_helpers() => await MemberByMember(Helpers);

    [Fact]
    public async Task Documents_of_the_corpus_backwards_and_twice() => await DocumentByDocument(Corpus.Value, backwards: true);

    [Fact]
    public async Task Members_of_the_corpus() => await MemberByMember(Corpus.Value);

    [Fact]
    public async Task The_corpus_twice_as_a_batch()
    {
        var first = await Analyzed.AsBatch(Corpus.Value);
        var second = await Analyzed.AsBatch(Corpus.Value);

        Assert.NotEmpty(first);
        Assert.Equal(first, second);
        Assert.DoesNotContain(first, f => f.Contains(" VAE000 ", StringComparison.Ordinal));
    }

    private static async Task DocumentByDocument(Compilation compilation, bool backwards)
    {
        var batch = await Analyzed.AsBatch(compilation);
        var editor = Analyzed.With(compilation);
        var trees = backwards ? editor.Compilation.SyntaxTrees.Reverse() : editor.Compilation.SyntaxTrees;
        var findings = new List<string>();
        foreach (var tree in trees)
        {
            var once = await Analyzed.InDocument(editor, tree);
            Assert.Equal(once, await Analyzed.InDocument(editor, tree));
            findings.AddRange(once);
        }

        Assert.Equal(batch, findings.Order(StringComparer.Ordinal));
    }

    private static async Task MemberByMember(Compilation compilation)
    {
        var batch = await Analyzed.AsBatch(compilation);
        var editor = Analyzed.With(compilation);
        var findings = new List<string>();
        foreach (var tree in editor.Compilation.SyntaxTrees.Reverse())
        {
            var members = tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
                .OfType<MemberDeclarationSyntax>()
                .Where(member => member is not (TypeDeclarationSyntax or BaseNamespaceDeclarationSyntax));
            foreach (var member in members)
            {
                findings.AddRange(await Analyzed.InDocument(editor, tree, member.Span));
            }
        }

        Assert.Equal(batch, findings.Order(StringComparer.Ordinal));
    }

    private static Compilation LoadCorpus()
    {
        var directory = typeof(BatchEqualsEditorTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "CorpusDirectory").Value!;
        var files = Directory.EnumerateFiles(Path.Combine(directory, "CSharp"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(".Run.cs", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(file => (Path.GetFileName(file), File.ReadAllText(file)));
        return Compilations.Create([("Usings.cs", Compilations.Usings), .. files]);
    }
}
