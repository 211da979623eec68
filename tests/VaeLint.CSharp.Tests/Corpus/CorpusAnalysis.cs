using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VaeLint.CSharp.Tests.Verifiers;
using VaeLint.Core;
using VaeLint.Core.Losses;
using VaeLint.Core.Rules;

namespace VaeLint.CSharp.Tests.Corpus;

/// <summary>The whole corpus, compiled and analysed once as one project.</summary>
public sealed class CorpusAnalysis : IAsyncLifetime
{
    private RoslynProgram _program = null!;
    private ILookup<string, Diagnostic> _findings = Enumerable.Empty<Diagnostic>().ToLookup(d => d.Id);

    internal static string RepositoryDirectory { get; } = Metadata("CorpusDirectory");

    internal static IReadOnlyList<CorpusFile> Files { get; } = CorpusFile.ReadAll(RepositoryDirectory);

    internal Compilation Compilation { get; private set; } = null!;

    internal IEnumerable<Diagnostic> Findings => _findings.SelectMany(group => group);

    internal IReadOnlyList<Diagnostic> FindingsIn(CorpusFile file) => [.. _findings[file.FileName]];

    /// <summary>The loss that a finding is about.</summary>
    internal LossObjective ObjectiveOf(Diagnostic finding)
    {
        var tree = finding.Location.SourceTree!;
        var member = Compilation.GetSemanticModel(tree).GetEnclosingSymbol(finding.Location.SourceSpan.Start)!;
        while (member is IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction })
        {
            member = member.ContainingSymbol;
        }

        var root = _program.GetBody(member is IMethodSymbol method ? _program.GetMethod(method) : _program.GetInitializer(member))!;
        var lossId = finding.Properties[FindingProperties.LossId];
        return RawAnalysis.Of(_program, root, TestContext.Current.CancellationToken).Objectives.First(o => o.Key == lossId && o.IsJudged);
    }

    internal static int LineOf(Diagnostic finding) => finding.Location.GetLineSpan().StartLinePosition.Line + 1;

    public async ValueTask InitializeAsync()
    {
        Compilation = Compilations.Create([("Usings.cs", Usings), .. Files.Select(file => (file.FileName, file.Source))]);
        _program = new RoslynProgram(Compilation);
        var findings = await Compilation.WithAnalyzers(PackagedAnalyzers.All).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        _findings = findings.ToLookup(finding => finding.Location.SourceTree!.FilePath);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    // As the implicit usings of the corpus project.
    internal const string Usings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    private static string Metadata(string key) =>
        typeof(CorpusAnalysis).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
