using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VaeLint.CSharp.Hosting;
using VaeLint.IL.Tests.Corpus;
using VaeLint.IL.Tests.FSharp;

namespace VaeLint.IL.Tests.Accuracy;

/// <summary><c>docs/accuracy.md</c> has the figures of the corpus as it is. With VAELINT_UPDATE=docs the tests write them anew.</summary>
public sealed class AccuracyPageTests(SourceFindings source) : IClassFixture<SourceFindings>
{
    private static readonly string Page = Path.Combine(TestPaths.Docs, "accuracy.md");

    [Fact]
    public async Task The_tables_of_the_CSharp_corpus()
    {
        var usage = await SourceFindings.Compile(OptimizationLevel.Debug)
            .WithAnalyzers(ImmutableArray.Create<DiagnosticAnalyzer>(new VaeUsageAnalyzer()))
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        var found = source.Lines.Concat(usage.Select(finding => (Path.GetFileName(finding.Location.SourceTree!.FilePath), finding.Id, finding.Location.GetLineSpan().StartLinePosition.Line + 1)));

        Check("corpus-csharp", new CorpusAccuracy(SourceFindings.Files, found));
    }

    [Fact]
    public void The_tables_of_the_FSharp_corpus()
    {
        string[] files = [.. Directory.EnumerateFiles(TestPaths.FSharpCorpus, "*.fs").Order(StringComparer.Ordinal)];
        foreach (var (section, options) in new[] { ("corpus-fsharp-debug", FSharpCompiler.Debug), ("corpus-fsharp-release", FSharpCompiler.Release) })
        {
            using var program = IlProgram.Open(FSharpCompiler.Compile(files, options), [.. TestPaths.References, FSharpCompiler.Core], files, TestContext.Current.CancellationToken)!;
            var found = CompiledSource.FindingsOf(program).Select(finding => (Path.GetFileName(finding.Primary.File), finding.RuleId, finding.Primary.StartLine));

            Check(section, new CorpusAccuracy(files, found));
        }
    }

    /// <summary>What stands between the two markers of a section.</summary>
    private static void Check(string section, CorpusAccuracy accuracy)
    {
        var expected = $"\n\n{accuracy.Files()}\n\n{accuracy.Table()}\n";
        var (start, end) = ($"<!-- {section} -->", $"<!-- /{section} -->");
        var text = File.ReadAllText(Page);
        var from = text.IndexOf(start, StringComparison.Ordinal) + start.Length;
        var to = text.IndexOf(end, StringComparison.Ordinal);
        Assert.True(from >= start.Length && to >= from, $"docs/accuracy.md has no section {section}");
        if (Environment.GetEnvironmentVariable("VAELINT_UPDATE") == "docs")
        {
            File.WriteAllText(Page, text[..from] + expected + text[to..]);
            return;
        }

        Assert.True(text[from..to] == expected, $"The figures of {section} in docs/accuracy.md are not those of the corpus (VAELINT_UPDATE=docs writes them):{expected}");
    }
}
