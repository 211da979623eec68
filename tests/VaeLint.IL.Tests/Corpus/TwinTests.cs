using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VaeLint.Core;
using VaeLint.Core.Rules;
using VaeLint.CSharp.Hosting;
using VaeLint.IL.Tests.FSharp;

namespace VaeLint.IL.Tests.Corpus;

/// <summary>An F# corpus file that names its C# twin gets the same rules with the same effective betas, also of the rules that are off by default.</summary>
public sealed class TwinTests
{
    private const string TwinLine = "// twin: ";

    private static readonly Dictionary<string, string> Accepted = new(StringComparer.Ordinal)
    {
        ["NotVaeDistillation.fs"] = "the F# file leaves kl_div its mean, the C# file sums and divides by the batch",
        ["OptionsRecord.fs"] = "same findings, another spelling: the weight is named after the record's field",
        ["RescaledByNumel.fs"] = "a product by Seq.fold over the shape is not followed, so that one right loss is unverified",
        ["ShapeProducts.fs"] = "a product by Seq.fold over the shape is not followed, so that the loss with the latents forgotten stays silent",
        ["TermSequences.fs"] = "F# says more: Seq.map2 and Seq.fold are followed to the sum over the batch (VAE011), LINQ's Zip is not",
    };

    private static IReadOnlyList<(string FSharp, string CSharp)> Pairs { get; } =
    [
        .. from file in Directory.EnumerateFiles(TestPaths.FSharpCorpus, "*.fs").Order(StringComparer.Ordinal)
           from line in File.ReadLines(file).TakeWhile(line => line.StartsWith("//", StringComparison.Ordinal))
           where line.StartsWith(TwinLine, StringComparison.Ordinal)
           select (Path.GetFileName(file), line[TwinLine.Length..].Trim()),
    ];

    [Fact]
    public void There_are_pairs_for_every_rule()
    {
        var sources = SourceFindings.Files.ToDictionary(file => Path.GetFileName(file), StringComparer.Ordinal);
        var markers = Pairs.Select(pair => File.ReadAllText(sources[pair.CSharp])).ToList();
        var perRule = new[] { "VAE001", "VAE002", "VAE003", "VAE004", "VAE005", "VAE010", "VAE012" }
            .ToDictionary(id => id, id => markers.Count(text => text.Contains(id, StringComparison.Ordinal)));

        Assert.Equal(Pairs.Count, Pairs.DistinctBy(pair => pair.CSharp).Count());
        Assert.True(Pairs.Count >= 90, $"{Pairs.Count} pairs");
        Assert.All(perRule, rule => Assert.True(rule.Value >= 3, $"{rule.Key}: {rule.Value} pairs"));
        Assert.True(markers.Count(text => !text.Contains("//~", StringComparison.Ordinal)) >= 20);
    }

    [Fact]
    public async Task Twins_get_the_same_findings()
    {
        var csharp = await CSharpFindings();
        Compare(csharp, FSharpFindings(FSharpCompiler.Debug));
        Compare(csharp, FSharpFindings(FSharpCompiler.Release));
    }

    private static void Compare(ILookup<string, string> csharp, ILookup<string, string> fsharp)
    {
        var different = Pairs
            .Select(pair => (pair.FSharp, CSharp: Text(csharp[pair.CSharp]), Found: Text(fsharp[pair.FSharp])))
            .Where(pair => pair.CSharp != pair.Found)
            .ToDictionary(pair => pair.FSharp, pair => $"{pair.FSharp}: C# {pair.CSharp}; F# {pair.Found}");

        var unexpected = different.Where(pair => !Accepted.ContainsKey(pair.Key)).Select(pair => pair.Value).ToList();
        Assert.True(unexpected.Count == 0, string.Join("\n", unexpected));
        Assert.Equal(Accepted.Keys.Order(StringComparer.Ordinal), different.Keys.Order(StringComparer.Ordinal));
        Assert.All(
            new[] { "VAE011", "VAE090" },
            id => Assert.True(Pairs.Count(pair => Has(csharp[pair.CSharp], id) && Has(fsharp[pair.FSharp], id)) >= 3, $"few pairs have {id} in both"));
    }

    private static ILookup<string, string> FSharpFindings(string[] options)
    {
        var files = Directory.GetFiles(TestPaths.FSharpCorpus, "*.fs").Order(StringComparer.Ordinal).ToList();
        var cancellation = TestContext.Current.CancellationToken;
        using var program = IlProgram.Open(FSharpCompiler.Compile(files, options), [.. TestPaths.References, FSharpCompiler.Core], files, cancellation)!;
        var analysis = new LossAnalysis(program);
        return program.Roots(analysis, cancellation)
            .SelectMany(root => analysis.Analyze(root, cancellation))
            .Select(finding => (File: Path.GetFileName(finding.Primary.File), finding.Primary.StartLine, finding.Primary.Start, Key: KeyOf(finding.RuleId, finding.Properties.GetValueOrDefault(FindingProperties.EffectiveBeta))))
            .Distinct()
            .ToLookup(finding => finding.File, finding => finding.Key);
    }

    private static async Task<ILookup<string, string>> CSharpFindings()
    {
        var twins = Pairs.Select(pair => pair.CSharp).ToHashSet(StringComparer.Ordinal);
        var compilation = SourceFindings.Compile(OptimizationLevel.Debug, file => twins.Contains(Path.GetFileName(file)));
        var everything = RuleCatalog.All.Where(rule => !rule.IsEnabledByDefault).Select(rule => KeyValuePair.Create(rule.Id, ReportDiagnostic.Warn));
        ImmutableArray<DiagnosticAnalyzer> analyzers = [new VaeLossAnalyzer()];
        var findings = await compilation
            .WithOptions(compilation.Options.WithSpecificDiagnosticOptions(everything))
            .WithAnalyzers(analyzers)
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return findings.ToLookup(finding => Path.GetFileName(finding.Location.SourceTree!.FilePath), finding => KeyOf(finding.Id, finding.Properties.GetValueOrDefault(FindingProperties.EffectiveBeta)));
    }

    private static bool Has(IEnumerable<string> keys, string id) => keys.Any(key => key.StartsWith(id, StringComparison.Ordinal));

    private static string KeyOf(string id, string? beta) => $"{id} {beta}".TrimEnd();

    private static string Text(IEnumerable<string> keys) => string.Join(", ", keys.Order(StringComparer.Ordinal));
}
