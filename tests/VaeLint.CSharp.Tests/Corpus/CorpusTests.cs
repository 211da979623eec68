using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using VaeLint.Core.Rules;

namespace VaeLint.CSharp.Tests.Corpus;

/// <summary>Every corpus file gets exactly the findings that it is marked with, and their β are those of its header.</summary>
public sealed class CorpusTests(CorpusAnalysis analysis) : IClassFixture<CorpusAnalysis>
{
    private const int LeastFiles = 280;

    private static readonly string[] ScaleRules = ["VAE001", "VAE002", "VAE003", "VAE004", "VAE005", "VAE010"];

    public static TheoryData<string> Names => [.. CorpusAnalysis.Files.Select(file => file.Name)];

    /// <summary>Files with a finding that states a β, and with a β in their header.</summary>
    public static TheoryData<string> Wrong =>
        [.. CorpusAnalysis.Files.Where(file => file.Expected.Any(e => ScaleRules.Contains(e[..6])) && file.Cases.Any(c => c.Beta is not null)).Select(file => file.Name)];

    [Fact]
    public void The_corpus_compiles() =>
        Assert.Empty(analysis.Compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()));

    [Fact]
    public void No_analysis_fails() => Assert.DoesNotContain(analysis.Findings, finding => finding.Id == "VAE000");

    [Theory]
    [MemberData(nameof(Names))]
    public void Findings_are_the_marked_ones(string name)
    {
        var file = FileOf(name);

        var actual = analysis.FindingsIn(file).OrderBy(CorpusAnalysis.LineOf).ThenBy(f => f.Id, StringComparer.Ordinal).Select(f => $"{f.Id}@{CorpusAnalysis.LineOf(f)}");

        Assert.Equal(AcceptedDeviations.ExpectedIn(file), actual);
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Effective_betas_are_those_of_the_header(string name)
    {
        var file = FileOf(name);
        foreach (var finding in analysis.FindingsIn(file).Where(f => ScaleRules.Contains(f.Id)))
        {
            var stated = RelationExpression.Parse(finding.Properties[FindingProperties.EffectiveBeta]!);
            var candidates = CasesOf(finding, file).Select(c => c.Beta).OfType<RelationExpression>().ToList();
            var sizes = new HeaderSizes(analysis.ObjectiveOf(finding), file.Axes);

            Assert.True(
                candidates.Count == 0 || candidates.Any(beta => sizes.Agree(beta, stated)),
                $"{finding.Id} in line {CorpusAnalysis.LineOf(finding)} states {stated}; the header says {string.Join(" or ", candidates)}");
        }
    }

    [Fact]
    public void About_half_of_the_files_are_right()
    {
        var right = CorpusAnalysis.Files.Count(file => file.Expected.Count == 0);

        Assert.InRange(CorpusAnalysis.Files.Count, LeastFiles, int.MaxValue);
        Assert.InRange((double)right / CorpusAnalysis.Files.Count, 0.35, 0.65);
    }

    [Fact]
    public void Every_rule_that_is_on_by_default_is_found_several_times()
    {
        var counts = analysis.Findings.CountBy(finding => finding.Id).ToDictionary();
        TestContext.Current.SendDiagnosticMessage("{0} files, {1}", CorpusAnalysis.Files.Count, string.Join(", ", counts.OrderBy(c => c.Key).Select(c => $"{c.Key} {c.Value}")));

        Assert.Equal(CorpusAnalysis.Files.Sum(file => AcceptedDeviations.ExpectedIn(file).Count), counts.Values.Sum());
        Assert.All(RuleCatalog.All.Where(rule => rule is { IsEnabledByDefault: true, Severity: not RuleSeverity.Hidden } && rule.Category != RuleCatalog.Configuration), rule => Assert.InRange(counts.GetValueOrDefault(rule.Id), 5, int.MaxValue));
    }

    private static CorpusFile FileOf(string name) => CorpusAnalysis.Files.Single(file => file.Name == name);

    /// <summary>The cases of the member that holds the finding; all of the file when the member has none of its own.</summary>
    private static List<CorpusCase> CasesOf(Diagnostic finding, CorpusFile file)
    {
        var node = finding.Location.SourceTree!.GetRoot().FindNode(finding.Location.SourceSpan);
        var names = node.AncestorsAndSelf().Select(NameOf).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var own = file.Cases.Where(c => names.Contains(c.Name)).ToList();
        return own.Count > 0 ? own : [.. file.Cases];
    }

    private static string? NameOf(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => method.Identifier.Text,
        LocalFunctionStatementSyntax function => function.Identifier.Text,
        PropertyDeclarationSyntax property => property.Identifier.Text,
        VariableDeclaratorSyntax variable => variable.Identifier.Text,
        TypeDeclarationSyntax type => type.Identifier.Text,
        _ => null,
    };
}
