using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace VaeLint.Benchmarks;

internal static class Measurement
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> Idle = [new IdleAnalyzer()];

    private static readonly ImmutableArray<DiagnosticAnalyzer> Binding = [new BindingAnalyzer()];

    private static readonly ImmutableArray<DiagnosticAnalyzer> VaeLint =
        [.. typeof(CSharp.RoslynProgram).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    private static readonly string[] PlainImports = ["System", "System.Collections.Generic", "System.Linq"];

    /// <summary>Median times of all three. They take turns, so that a busy machine slows them alike.</summary>
    public static Times Run(Scenario scenario, int rounds)
    {
        var usings = string.Concat(PlainImports.Select(name => $"global using {name};\n"));
        SyntaxTree[] trees = [.. scenario.Sources.Append(usings).Select((source, index) => CSharpSyntaxTree.ParseText(source, path: $"File{index}.cs"))];
        var references = References(scenario.TorchSharp);
        var findings = Analyse(trees, references, VaeLint).Findings;
        if (findings < scenario.LossMethods || (scenario.LossMethods == 0 && findings > 0))
        {
            throw new InvalidOperationException($"{scenario.Name}: {findings} findings in {scenario.LossMethods} wrong losses");
        }

        var idle = new List<TimeSpan>();
        var binding = new List<TimeSpan>();
        var vaeLint = new List<TimeSpan>();
        for (var round = -1; round < rounds; round++)
        {
            var times = (Analyse(trees, references, Idle).Time, Analyse(trees, references, Binding).Time, Analyse(trees, references, VaeLint).Time);
            if (round >= 0)
            {
                idle.Add(times.Item1);
                binding.Add(times.Item2);
                vaeLint.Add(times.Item3);
            }
        }

        return new Times(Median(idle), Median(binding), Median(vaeLint));
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

/// <summary>Median times of an analyzer that registers nothing, of one that only has the code bound, and of VaeLint.</summary>
internal sealed record Times(TimeSpan Idle, TimeSpan Binding, TimeSpan VaeLint);
