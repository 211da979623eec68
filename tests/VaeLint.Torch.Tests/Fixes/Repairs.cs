using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VaeLint.Core.Rules;
using VaeLint.CSharp.CodeFixes;
using VaeLint.CSharp.Hosting;

namespace VaeLint.Torch.Tests.Fixes;

/// <summary>Applies a fix to every loss of a file, one after the other, and says how many were refused.</summary>
internal static class Repairs
{
    public static async Task<(Compilation Compilation, int Repaired, int Refused)> AllAsync(Compilation compilation, string path, FixKind kind)
    {
        var repaired = 0;
        while (true)
        {
            var tree = compilation.SyntaxTrees.Single(t => t.FilePath == path);
            var losses = (await FindingsAsync(compilation, tree)).Where(f => kind.Repairs(f.Id)).DistinctBy(f => f.Properties[FindingProperties.LossId]).ToList();
            var next = losses.Select(f => LossRepair.Of(compilation, new AnalyzerOptions([])).Find(tree, f.Location.SourceSpan.Start, f.Id, kind, TestContext.Current.CancellationToken)).FirstOrDefault(r => r is not null);
            if (next is null)
            {
                return (compilation, repaired, losses.Count);
            }

            repaired++;
            compilation = compilation.ReplaceSyntaxTree(tree, tree.WithRootAndOptions(next.Root, tree.Options));
        }
    }

    private static async Task<IEnumerable<Diagnostic>> FindingsAsync(Compilation compilation, SyntaxTree tree)
    {
        var analyzed = compilation.WithAnalyzers([new VaeLossAnalyzer()], new AnalyzerOptions([]));
        var findings = await analyzed.GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(tree), null, TestContext.Current.CancellationToken);
        return findings.OrderBy(f => f.Location.SourceSpan.Start).ThenBy(f => f.Id, StringComparer.Ordinal);
    }
}
