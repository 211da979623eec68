using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using VaeLint.CSharp.Tests.Verifiers;

namespace VaeLint.CSharp.Tests.Contracts;

/// <summary>An editor makes a new compilation per keystroke; the analyzer must let go of the old ones.</summary>
public sealed class LeakTests
{
    private const int Versions = 50;

    [Fact]
    public void Fifty_edited_versions_die_with_their_compilations()
    {
        var analyzers = PackagedAnalyzers.All;
        var versions = AnalyzeVersions(analyzers);

        for (var attempt = 0; attempt < 10 && versions.Any(v => v.IsAlive); attempt++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.Equal(Versions, versions.Count);
        Assert.Equal(0, versions.Count(v => v.IsAlive));
        GC.KeepAlive(analyzers);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static List<WeakReference> AnalyzeVersions(ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var versions = new List<WeakReference>();
        Compilation compilation = Compilations.Create(SharedHelpers.Files);
        for (var version = 0; version < Versions; version++)
        {
            var edited = compilation.SyntaxTrees.Last();
            var text = SharedHelpers.Files[^1].Source + "// version " + version;
            compilation = compilation.ReplaceSyntaxTree(edited, CSharpSyntaxTree.ParseText(text, Compilations.ParseOptions, edited.FilePath));
            var findings = Analyze(compilation, analyzers);
            Assert.NotEqual(0, findings);
            versions.Add(new WeakReference(compilation));
        }

        return versions;
    }

    // A state machine would keep its locals alive.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Analyze(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers) =>
        Task.Run(() => Analyzed.With(compilation, analyzers).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken)).GetAwaiter().GetResult().Length;
}
