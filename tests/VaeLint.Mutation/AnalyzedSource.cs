using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using VaeLint.Core.Losses;
using VaeLint.Mutation;

namespace VaeLint.CSharp.Tests.Verifiers;

/// <summary>What tests ask of a source, answered from what this process has lowered before.</summary>
internal sealed class AnalyzedSource
{
    private static readonly CSharpCompilation Empty = Compilations.Create(("Usings.cs", Compilations.Usings));

    private AnalyzedSource(LoweredSource source, IEnumerable<string> enabled)
    {
        Findings = source.Findings(enabled, _ => true);
        Objectives = source.Objectives();
    }

    public IReadOnlyList<Diagnostic> Findings { get; }

    public IReadOnlyList<LossObjective> Objectives { get; }

    public static AnalyzedSource Of(IEnumerable<(string Path, string Source)> files, IEnumerable<string> enabled, params MetadataReference[] references)
    {
        var sources = files.ToList();
        var key = string.Join("\n", sources.Select(file => file.Path + ":" + file.Source));
        return new AnalyzedSource(LoweredSource.Of(key, () => Compile(sources).AddReferences(references)), enabled);
    }

    private static CSharpCompilation Compile(IReadOnlyList<(string Path, string Source)> files)
    {
        var trees = files.Select(file => CSharpSyntaxTree.ParseText(file.Source, Compilations.ParseOptions, file.Path)).ToList();
        var isProgram = trees.Any(tree => tree.GetCompilationUnitRoot().Members.Any(Microsoft.CodeAnalysis.CSharp.SyntaxKind.GlobalStatement));
        return (isProgram ? Empty.WithOptions(Empty.Options.WithOutputKind(OutputKind.ConsoleApplication)) : Empty).AddSyntaxTrees(trees);
    }
}
