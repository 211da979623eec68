using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using VaeLint.CSharp.Tests.Verifiers;

namespace VaeLint.CSharp.Tests.Contracts;

/// <summary>Runs the analyzers the ways a build and an editor run it.</summary>
internal static class Analyzed
{
    /// <summary>Every rule of the package, also those that are off by default.</summary>
    public static CompilationWithAnalyzers With(Compilation compilation) => With(compilation, PackagedAnalyzers.All);

    public static CompilationWithAnalyzers With(Compilation compilation, DiagnosticAnalyzer analyzer) => With(compilation, [analyzer]);

    public static CompilationWithAnalyzers With(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var levels = analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(d => d.Id).Where(id => id != "VAE000").Distinct().ToDictionary(id => id, _ => ReportDiagnostic.Warn);
        var options = compilation.Options.WithSpecificDiagnosticOptions(levels);
        return compilation.WithOptions(options).WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
    }

    public static async Task<IReadOnlyList<string>> AsBatch(Compilation compilation) =>
        Sorted(await With(compilation).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken));

    public static async Task<IReadOnlyList<string>> InDocument(CompilationWithAnalyzers analyzed, SyntaxTree tree, TextSpan? span = null)
    {
        var model = analyzed.Compilation.GetSemanticModel(tree);
        var diagnostics = await analyzed.GetAnalyzerSemanticDiagnosticsAsync(model, span, TestContext.Current.CancellationToken);

        // The host may hand back what it knows of the rest of the document; an editor shows what lies in the span.
        return Sorted(diagnostics.Where(d => span?.IntersectsWith(d.Location.SourceSpan) ?? true));
    }

    public static string[] Sorted(IEnumerable<Diagnostic> diagnostics) => [.. diagnostics.Select(Text).Order(StringComparer.Ordinal)];

    private static string Text(Diagnostic diagnostic) =>
        $"{diagnostic.Location.SourceTree?.FilePath}{diagnostic.Location.SourceSpan} {diagnostic.Id} {diagnostic.GetMessage()} "
        + string.Join(";", diagnostic.Properties.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => p.Key + "=" + p.Value))
        + string.Concat(diagnostic.AdditionalLocations.Select(place => $" @{place.SourceTree?.FilePath}{place.SourceSpan}"));
}
