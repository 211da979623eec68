using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using VaeLint.CSharp.CodeFixes;
using VaeLint.CSharp.Hosting;

namespace VaeLint.CSharp.Tests.Fixes;

/// <summary>FixAll as a host drives it, also as `dotnet format analyzers` does: without an equivalence key when the first finding has no action.</summary>
public sealed class FixAllTests
{
    private const string Kl = "(-0.5 * (1 + logvar - mu.pow(2) - logvar.exp())).sum(1).mean()";
    private const string Parameters = "(Tensor recon, Tensor x, Tensor mu, Tensor logvar)";
    private const string Wrong = $"F.mse_loss(recon, x) + {Kl}";
    private const string Right = $"F.mse_loss(recon, x, reduction: Reduction.Sum) / x.shape[0] + {Kl}";
    private const string Refused = $"_mse.call(recon, x) + {Kl}";

    [Fact]
    public async Task The_document_scope_changes_one_document()
    {
        var repaired = await FixAllAsync(FixAllScope.Document, LossFix.Balance, ("A", [Wrong, Wrong]), ("A", [Wrong]));
        Assert.Equal([Source(Right, Right), Source(Wrong)], repaired);
    }

    [Fact]
    public async Task The_project_scope_changes_every_document_of_the_project()
    {
        var repaired = await FixAllAsync(FixAllScope.Project, LossFix.Balance, ("A", [Wrong, Wrong]), ("A", [Wrong]), ("B", [Wrong]));
        Assert.Equal([Source(Right, Right), Source(Right), Source(Wrong)], repaired);
    }

    [Fact]
    public async Task The_solution_scope_changes_every_project()
    {
        var repaired = await FixAllAsync(FixAllScope.Solution, LossFix.Balance, ("A", [Wrong]), ("B", [Wrong, Wrong]));
        Assert.Equal([Source(Right), Source(Right, Right)], repaired);
    }

    [Fact]
    public async Task A_refused_finding_is_skipped()
    {
        var repaired = await FixAllAsync(FixAllScope.Solution, LossFix.Balance, ("A", [Refused, Wrong]), ("A", [Refused]));
        Assert.Equal([Source(Refused, Right), Source(Refused)], repaired);
    }

    [Fact]
    public async Task Without_a_key_every_finding_gets_its_first_action()
    {
        var weighted = $"F.mse_loss(recon.view(-1, 784), x.view(-1, 784)) + 0.25 * {Kl}";
        var repaired = await FixAllAsync(FixAllScope.Solution, null, ("A", [Refused, Wrong, weighted]));
        Assert.Equal(
            [Source(Refused, Right, $"F.mse_loss(recon.view(-1, 784), x.view(-1, 784)) + EffectiveBeta / 784 * {Kl}").Replace("    Tensor M2", "    private const double EffectiveBeta = 196;\n\n    Tensor M2", StringComparison.Ordinal)],
            repaired);
    }

    [Theory]
    [InlineData(LossFix.Balance)]
    [InlineData(LossFix.ExplicitBetaFirst)]
    public async Task A_key_that_another_rule_brought_means_the_first_action(string key)
    {
        var weighted = $"F.mse_loss(recon.view(-1, 784), x.view(-1, 784)) + 0.25 * {Kl}";
        var repaired = await FixAllAsync(FixAllScope.Solution, key, ("A", [Wrong, weighted]));
        Assert.Equal(await FixAllAsync(FixAllScope.Solution, null, ("A", [Wrong, weighted])), repaired);
        Assert.NotEqual([Source(Wrong, weighted)], repaired);
    }

    [Fact]
    public async Task The_key_of_the_other_action_leaves_what_it_does_not_repair()
    {
        var repaired = await FixAllAsync(FixAllScope.Solution, LossFix.ExplicitBeta, ("A", [Wrong]));
        Assert.Equal([Source(Wrong)], repaired);
    }

    [Fact]
    public async Task Nothing_to_repair_is_no_action()
    {
        var (workspace, first) = Workspace(("A", [Refused]));
        using (workspace)
        {
            Assert.Null(await ActionAsync(first, FixAllScope.Solution, null));
        }
    }

    private static async Task<string[]> FixAllAsync(FixAllScope scope, string? key, params (string Project, string[] Losses)[] documents)
    {
        var (workspace, first) = Workspace(documents);
        using (workspace)
        {
            var solution = first.Project.Solution;
            if (await ActionAsync(first, scope, key) is { } action)
            {
                var operations = await action.GetOperationsAsync(TestContext.Current.CancellationToken);
                solution = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
            }

            var texts = new List<string>();
            foreach (var document in solution.Projects.SelectMany(p => p.Documents).Where(d => d.Name != "Usings.cs").OrderBy(d => d.Name, StringComparer.Ordinal))
            {
                texts.Add((await document.GetTextAsync(TestContext.Current.CancellationToken)).ToString());
            }

            return [.. texts];
        }
    }

    private static Task<CodeAction?> ActionAsync(Document document, FixAllScope scope, string? key)
    {
        var provider = new LossFixProvider();
        var context = new FixAllContext(document, provider, scope, key!, provider.FixableDiagnosticIds, new Analyzer(), TestContext.Current.CancellationToken);
        return provider.GetFixAllProvider()!.GetFixAsync(context);
    }

    private static (AdhocWorkspace Workspace, Document First) Workspace(params (string Project, string[] Losses)[] documents)
    {
        var workspace = new AdhocWorkspace();
        var options = Compilations.OfSource("").Options;
        foreach (var name in documents.Select(d => d.Project).Distinct())
        {
            var project = workspace.AddProject(ProjectInfo.Create(ProjectId.CreateNewId(), VersionStamp.Default, name, name, LanguageNames.CSharp)
                .WithCompilationOptions(options).WithParseOptions(Compilations.ParseOptions).WithMetadataReferences([.. Compilations.Framework, Compilations.Torch]));
            workspace.AddDocument(project.Id, "Usings.cs", SourceText.From(Compilations.Usings));
        }

        var ids = new List<DocumentId>();
        foreach (var (name, losses) in documents)
        {
            var project = workspace.CurrentSolution.Projects.Single(p => p.Name == name);
            ids.Add(workspace.AddDocument(project.Id, $"Test{ids.Count}.cs", SourceText.From(Source(losses))).Id);
        }

        return (workspace, workspace.CurrentSolution.GetDocument(ids[0])!);
    }

    private static string Source(params string[] losses) =>
        "class Loss\n{\n    internal MSELoss _mse = nn.MSELoss();\n\n"
        + string.Join("\n", losses.Select((loss, index) => $"    Tensor M{index}{Parameters} => {loss};\n")) + "}\n";

    private sealed class Analyzer : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken)
        {
            var compilation = await project.GetCompilationAsync(cancellationToken);
            return await compilation!.WithAnalyzers([new VaeLossAnalyzer()]).GetAnalyzerDiagnosticsAsync(cancellationToken);
        }

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            var tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return (await GetAllDiagnosticsAsync(document.Project, cancellationToken)).Where(d => d.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult(Enumerable.Empty<Diagnostic>());
    }
}
