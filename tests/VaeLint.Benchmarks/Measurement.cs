using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace VaeLint.Benchmarks;

internal static class Measurement
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> Empty = [new EmptyAnalyzer()];

    private static readonly ImmutableArray<DiagnosticAnalyzer> VaeLint =
        [.. typeof(CSharp.RoslynProgram).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    private static readonly string[] PlainImports = ["System", "System.Collections.Generic", "System.Linq"];

    /// <summary>Median times of both. The two take turns, so that a busy machine slows both alike.</summary>
    public static (TimeSpan Empty, TimeSpan VaeLint) Run(Scenario scenario, int rounds)
    {
        var usings = string.Concat(PlainImports.Select(name => $"global using {name};\n"));
        SyntaxTree[] trees = [.. scenario.Sources.Append(usings).Select((source, index) => CSharpSyntaxTree.ParseText(source, path: $"File{index}.cs"))];
        var references = References(scenario.TorchSharp);
        Analyse(trees, references, Empty);
        var findings = Analyse(trees, references, VaeLint).Findings;
        if (findings < scenario.LossMethods || (scenario.LossMethods == 0 && findings > 0))
        {
            throw new InvalidOperationException($"{scenario.Name}: {findings} findings in {scenario.LossMethods} wrong losses");
        }

        var empty = new List<TimeSpan>();
        var vaeLint = new List<TimeSpan>();
        for (var round = 0; round < rounds; round++)
        {
            empty.Add(Analyse(trees, references, Empty).Time);
            vaeLint.Add(Analyse(trees, references, VaeLint).Time);
        }

        return (Median(empty), Median(vaeLint));
    }

    private static (TimeSpan Time, int Findings) Analyse(SyntaxTree[] trees, MetadataReference[] references, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var compilation = CSharpCompilation.Create("Generated", trees, references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        if (compilation.GetDiagnostics().FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error)
        {
            throw new InvalidOperationException("generated code does not compile: " + error);
        }

        GC.Collect();
        var clock = Stopwatch.StartNew();
        var findings = compilation.WithAnalyzers(analyzers).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        return (clock.Elapsed, findings.Length);
    }

    private static MetadataReference[] References(bool torchSharp)
    {
        var trusted = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return [.. trusted
            .Where(path => path.StartsWith(framework, StringComparison.Ordinal) || (torchSharp && Path.GetFileName(path) is "TorchSharp.dll"))
            .Select(path => MetadataReference.CreateFromFile(path))];
    }

    private static TimeSpan Median(List<TimeSpan> times) => times.Order().ElementAt(times.Count / 2);
}
