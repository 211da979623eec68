using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using VaeLint.CSharp.CodeFixes;
using VaeLint.CSharp.Hosting;

namespace VaeLint.CSharp.Tests.Verifiers;

/// <summary>What a project that installs the package gets.</summary>
internal static class PackagedAnalyzers
{
    public static ImmutableArray<DiagnosticAnalyzer> All => [new VaeLossAnalyzer(), new VaeUsageAnalyzer()];

    public static IReadOnlyList<CodeFixProvider> Fixes { get; } = [new LossFixProvider(), new UsageFixProvider()];
}
