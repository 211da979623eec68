using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;

namespace VaeLint.Benchmarks.Analyzer;

/// <summary>What is compared: an analyzer that registers nothing, one that only has the code bound, and all of VaeLint's.</summary>
internal static class AnalyzerSet
{
    public static ImmutableArray<DiagnosticAnalyzer> Idle { get; } = [new IdleAnalyzer()];

    public static ImmutableArray<DiagnosticAnalyzer> Binding { get; } = [new BindingAnalyzer()];

    public static ImmutableArray<DiagnosticAnalyzer> VaeLint { get; } =
        [.. typeof(CSharp.RoslynProgram).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];
}
