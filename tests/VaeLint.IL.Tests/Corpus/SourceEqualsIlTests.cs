using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VaeLint.Core.Rules;
using VaeLint.CSharp.Hosting;

namespace VaeLint.IL.Tests.Corpus;

/// <summary>The whole C# corpus gets the same rules with the same effective betas from its source and from its IL.</summary>
public sealed class SourceEqualsIlTests(SourceFindings source) : IClassFixture<SourceFindings>
{
    // Of 359 findings; the others are on a neighbouring line of the same statement, or on a differently folded factor.
    private const double LeastSameLines = 0.98;

    private static readonly Dictionary<string, string> AcceptedDifferences = new(StringComparer.Ordinal)
    {
        ["AAnnealedWeight.cs"] = "two branches give the weight two forms; the message names that of the branch that comes first, which a compiler may swap",
        ["CConstSizes.cs"] = "32 * -0.5 is folded to -16 before the size can be told from the formula's one half",
        ["ESparsityLoss.cs"] = "IL reads the initial value of a static field that another method writes, and states it in the effective beta",
    };

    [Theory]
    [InlineData(OptimizationLevel.Debug)]
    [InlineData(OptimizationLevel.Release)]
    public void Findings_of_source_and_IL_agree(OptimizationLevel level)
    {
        var compiled = CompiledSource.Emit(SourceFindings.Compile(level));
        using var program = compiled.Open();
        var found = CompiledSource.FindingsOf(program).ToLookup(finding => Path.GetFileName(finding.Primary.File), SourceFindings.KeyOf);

        var files = SourceFindings.Files.Select(Path.GetFileName).Where(file => !source.Keys[file!].ToHashSet().SetEquals(found[file!])).ToList();
        var different = files
            .Where(file => !AcceptedDifferences.ContainsKey(file!))
            .Select(file => $"{file}: source {string.Join(", ", source.Keys[file!].Distinct().Order())}; IL {string.Join(", ", found[file!].Distinct().Order())}");

        Assert.True(!different.Any(), string.Join("\n", different));
        Assert.Equal(0, program.Failures);
        Assert.Subset(files.ToHashSet(), AcceptedDifferences.Keys.ToHashSet<string?>());
    }

    [Theory]
    [InlineData(OptimizationLevel.Debug)]
    [InlineData(OptimizationLevel.Release)]
    public void Findings_of_IL_are_on_the_lines_of_the_source(OptimizationLevel level)
    {
        var found = CompiledSource.Emit(SourceFindings.Compile(level)).Findings()
            .Select(finding => (Path.GetFileName(finding.Primary.File), finding.RuleId, finding.Primary.StartLine))
            .ToHashSet();

        var same = source.Lines.Count(found.Contains);

        Assert.True((double)same / source.Lines.Count >= LeastSameLines, $"{same} of {source.Lines.Count}; not: {string.Join(", ", source.Lines.Where(line => !found.Contains(line)))}");
    }
}

/// <summary>The corpus as the C# analyzer sees it.</summary>
public sealed class SourceFindings : IAsyncLifetime
{
    private const string CorpusUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    internal static IReadOnlyList<string> Files { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(TestPaths.Corpus, "CSharp"), "*.cs").Where(file => !file.EndsWith(".Run.cs", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    internal ILookup<string, string> Keys { get; private set; } = Enumerable.Empty<string>().ToLookup(key => key);

    internal IReadOnlyList<(string File, string Id, int Line)> Lines { get; private set; } = [];

    internal static Microsoft.CodeAnalysis.CSharp.CSharpCompilation Compile(OptimizationLevel level, Func<string, bool>? isWanted = null) =>
        CompiledSource.Compilation(level, [("Usings.cs", CorpusUsings), .. Files.Where(file => isWanted?.Invoke(file) ?? true).Select(file => (file, File.ReadAllText(file)))]);

    internal static string KeyOf(Finding finding) => $"{finding.RuleId} {finding.Properties.GetValueOrDefault(FindingProperties.EffectiveBeta)}";

    public async ValueTask InitializeAsync()
    {
        ImmutableArray<DiagnosticAnalyzer> analyzers = [new VaeLossAnalyzer()];
        var findings = await Compile(OptimizationLevel.Debug).WithAnalyzers(analyzers).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Keys = findings.ToLookup(FileOf, finding => $"{finding.Id} {finding.Properties.GetValueOrDefault(FindingProperties.EffectiveBeta)}");
        Lines = [.. findings.Select(finding => (FileOf(finding), finding.Id, finding.Location.GetLineSpan().StartLinePosition.Line + 1))];
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static string FileOf(Diagnostic finding) => Path.GetFileName(finding.Location.SourceTree!.FilePath);
}
