using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using VaeLint.Core;
using VaeLint.Core.Ir;
using VaeLint.Core.Losses;
using VaeLint.CSharp;
using VaeLint.CSharp.Hosting;
using VaeLint.CSharp.Tests;

namespace VaeLint.Mutation;

/// <summary>Sources that were compiled once in this process: their bodies as IR, and which members the analyzer evaluates. Only the engine runs again for every mutant.</summary>
internal sealed class LoweredSource
{
    private static readonly ConcurrentDictionary<string, LoweredSource> Known = new(StringComparer.Ordinal);

    private readonly CSharpCompilation _compilation;
    private readonly RoslynProgram _program;
    private readonly IIrProgram _analyzed;
    private readonly IReadOnlyList<(MethodRef Root, ISymbol Member)> _roots;

    private LoweredSource(CSharpCompilation compilation)
    {
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()));
        _compilation = compilation;
        _program = new RoslynProgram(compilation);
        var worthEvaluating = new ConcurrentBag<(LossAnalysis Analysis, MethodRef Root)>();
        var recorder = new VaeLossAnalyzer((analysis, root, cancellation) =>
        {
            // Lowers what the evaluation needs while the analyzer offers its graphs.
            analysis.Analyze(root, cancellation);
            worthEvaluating.Add((analysis, root));
            return [];
        });
        _ = Task.Run(() => compilation.WithAnalyzers([recorder]).GetAnalyzerDiagnosticsAsync(CancellationToken.None)).GetAwaiter().GetResult();
        _analyzed = worthEvaluating.IsEmpty ? _program : worthEvaluating.First().Analysis.Program;
        _roots = [.. worthEvaluating.Select(found => (found.Root, (ISymbol)found.Root.Symbol!))];
    }

    public static LoweredSource Of(string key, Func<CSharpCompilation> compile) => Known.GetOrAdd(key, _ => new LoweredSource(compile()));

    /// <summary>What the analyzer would say about the files that are asked for.</summary>
    public IReadOnlyList<Diagnostic> Findings(IEnumerable<string> enabled, Func<string, bool> isAskedFor)
    {
        var analysis = new LossAnalysis(_analyzed);
        var found = _roots.Where(root => isAskedFor(root.Member.Locations[0].SourceTree!.FilePath))
            .SelectMany(root => analysis.Analyze(root.Root, CancellationToken.None)
                .Where(finding => finding.Primary.Node is SyntaxNode node && root.Member.DeclaringSyntaxReferences.Any(part => part.SyntaxTree == node.SyntaxTree && part.Span.Contains(node.SpanStart)))
                .Select(finding => VaeLossAnalyzer.DiagnosticOf(finding, Location.Create(((SyntaxNode)finding.Primary.Node!).SyntaxTree, TextSpan.FromBounds(finding.Primary.Start, finding.Primary.End)))));
        var options = _compilation.Options.WithSpecificDiagnosticOptions(enabled.ToDictionary(id => id, _ => ReportDiagnostic.Info));
        return [.. CompilationWithAnalyzers.GetEffectiveDiagnostics(found, _compilation.WithOptions(options)).Where(finding => !finding.IsSuppressed)];
    }

    /// <summary>Every loss that is recognised in a method of the last file.</summary>
    public IReadOnlyList<LossObjective> Objectives()
    {
        var tree = _compilation.SyntaxTrees[^1];
        return [.. Members(tree).Select(method => _program.GetBody(_program.GetMethod(method))).OfType<IrBody>().SelectMany(body => RawAnalysis.Of(_program, body, CancellationToken.None).Objectives)];
    }

    private IEnumerable<IMethodSymbol> Members(SyntaxTree tree)
    {
        var model = _compilation.GetSemanticModel(tree);
        return tree.GetRoot().DescendantNodes().Select(node => model.GetDeclaredSymbol(node)).OfType<IMethodSymbol>()
            .Where(method => method.MethodKind is not (MethodKind.LocalFunction or MethodKind.AnonymousFunction));
    }
}
