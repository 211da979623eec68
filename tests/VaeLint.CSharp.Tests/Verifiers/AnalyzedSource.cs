using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using VaeLint.Core;
using VaeLint.Core.Losses;
using VaeLint.CSharp.Hosting;

namespace VaeLint.CSharp.Tests.Verifiers;

/// <summary>Files that compile, what the analyzer says about them, and the losses that were recognised in them.</summary>
internal sealed class AnalyzedSource
{
    private static readonly CSharpCompilation Empty = Compilations.Create(("Usings.cs", Compilations.Usings));

    private AnalyzedSource(IReadOnlyList<Diagnostic> findings, IReadOnlyList<LossObjective> objectives)
    {
        Findings = findings;
        Objectives = objectives;
    }

    public IReadOnlyList<Diagnostic> Findings { get; }

    public IReadOnlyList<LossObjective> Objectives { get; }

    /// <summary>The rules of <paramref name="enabled"/> are switched on although they are off by default.</summary>
    public static AnalyzedSource Of(IEnumerable<(string Path, string Source)> files, IEnumerable<string> enabled, params MetadataReference[] references)
    {
        var trees = files.Select(file => CSharpSyntaxTree.ParseText(file.Source, Compilations.ParseOptions, file.Path, cancellationToken: TestContext.Current.CancellationToken));
        var compilation = Empty.AddSyntaxTrees(trees).AddReferences(references);
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()));
        return new AnalyzedSource(Analyze(compilation, enabled), Recognise(compilation));
    }

    private static IReadOnlyList<Diagnostic> Analyze(CSharpCompilation compilation, IEnumerable<string> enabled)
    {
        var options = compilation.Options.WithSpecificDiagnosticOptions(enabled.ToDictionary(id => id, _ => ReportDiagnostic.Info));
        return Task.Run(() => compilation.WithOptions(options).WithAnalyzers([new VaeLossAnalyzer()]).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken))
            .GetAwaiter().GetResult();
    }

    private static List<LossObjective> Recognise(CSharpCompilation compilation)
    {
        var program = new RoslynProgram(compilation);
        var tree = compilation.SyntaxTrees[^1];
        var model = compilation.GetSemanticModel(tree);
        return [.. tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes()
            .Select(node => model.GetDeclaredSymbol(node, TestContext.Current.CancellationToken)).OfType<IMethodSymbol>()
            .Where(method => method.MethodKind is not (MethodKind.LocalFunction or MethodKind.AnonymousFunction))
            .Select(method => program.GetBody(program.GetMethod(method)))
            .Where(body => body is not null)
            .SelectMany(body => RawAnalysis.Of(program, body!, TestContext.Current.CancellationToken).Objectives)];
    }
}
