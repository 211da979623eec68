using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using VaeLint.Core.Rules;
using VaeLint.CSharp.CodeFixes;
using VaeLint.CSharp.Tests.Contracts;
using VaeLint.CSharp.Tests.Corpus;

namespace VaeLint.CSharp.Tests.Fixes;

/// <summary>Every finding of the corpus: repaired, and then the file compiles and the loss is no longer reported; or refused, and then the reason is known.</summary>
public sealed class CorpusFixTests(CorpusAnalysis corpus) : IClassFixture<CorpusAnalysis>
{
    private const double LeastShareRepaired = 0.75;

    [Fact]
    public async Task No_balanced_loss_is_reported_again_and_none_fails_to_compile()
    {
        var (repaired, refused, failed) = await RepairAsync(FixKind.Balance);
        TestContext.Current.TestOutputHelper?.WriteLine($"repaired {repaired}, refused {refused}, failed {failed.Count}");
        Assert.Empty(failed);
        Assert.True(repaired >= LeastShareRepaired * (repaired + refused), $"only {repaired} of {repaired + refused} are repaired");
    }

    [Fact]
    public async Task No_loss_with_an_explicit_beta_is_reported_again_and_none_fails_to_compile()
    {
        var (repaired, refused, failed) = await RepairAsync(FixKind.ExplicitBeta);
        TestContext.Current.TestOutputHelper?.WriteLine($"repaired {repaired}, refused {refused}, failed {failed.Count}");
        Assert.Empty(failed);
        Assert.True(repaired > 0);
    }

    private async Task<(int Repaired, int Refused, List<string> Failed)> RepairAsync(FixKind kind)
    {
        var (repaired, refused, failed) = (0, 0, new List<string>());
        foreach (var loss in corpus.Findings.Where(f => kind.Repairs(f.Id)).GroupBy(f => (f.Location.SourceTree!.FilePath, f.Properties[FindingProperties.LossId])))
        {
            var finding = loss.First();
            if (LossRepair.Of(corpus.Compilation, new AnalyzerOptions([])).Find(finding.Location.SourceTree!, finding.Location.SourceSpan.Start, finding.Id, kind, TestContext.Current.CancellationToken) is not { } result)
            {
                refused++;
            }
            else if (await DefectAsync(finding.Location.SourceTree!, result.Root, loss.Count()) is { } defect)
            {
                failed.Add($"{finding.Location.GetLineSpan()}: {defect}");
            }
            else
            {
                repaired++;
            }
        }

        return (repaired, refused, failed);
    }

    private async Task<string?> DefectAsync(SyntaxTree tree, SyntaxNode root, int findings)
    {
        var written = CSharpSyntaxTree.ParseText(root.ToFullString(), (CSharpParseOptions)tree.Options, tree.FilePath, cancellationToken: TestContext.Current.CancellationToken);
        var compilation = corpus.Compilation.ReplaceSyntaxTree(tree, written);
        var error = compilation.GetSemanticModel(written).GetDiagnostics(cancellationToken: TestContext.Current.CancellationToken).FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error);
        if (error is not null)
        {
            return error.ToString();
        }

        var before = await Analyzed.InDocument(Analyzed.With(corpus.Compilation), tree);
        var after = await Analyzed.InDocument(Analyzed.With(compilation), written);
        var (old, now) = (Defects(before), Defects(after));
        return now <= old - findings ? null : $"{old} findings before, {now} after";
    }

    // A repaired loss may still be a sum over the batch, or not understood; that is off by default.
    private static int Defects(IEnumerable<string> findings) => findings.Count(f => !f.Contains("VAE011", StringComparison.Ordinal) && !f.Contains("VAE090", StringComparison.Ordinal));
}
