using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using VaeLint.Benchmarks.Reporting;
using VaeLint.CSharp.CodeFixes;

namespace VaeLint.Benchmarks.Analyzer;

/// <summary>How long the light bulb takes: from a finding to the actions that are offered for it.</summary>
internal static class FixCost
{
    private const int Losses = 400;
    private const int Documents = 60;
    private const int Rounds = 3;

    public static void Measure(Report report)
    {
        report.Heading("C#: the offer of a fix");
        var (sources, _) = CorpusLosses.Take(Losses);
        using var workspace = new AdhocWorkspace();
        var project = new SourceProject(sources, torchSharp: true);
        var solution = Solution(workspace, project);
        var offers = Offers(solution);
        report.Text($"{project.Files} files; for the first finding of a document that has just been changed, warm, median of {Rounds}; {offers.Count} documents, actions offered in {offers.Count(offer => offer.Actions > 0)} of them.");
        report.TableHead("", "time until the actions are registered");
        report.Row("median", Report.Milliseconds(offers.Select(offer => offer.Time).Median()));
        report.Row("dearest", Report.Milliseconds(offers.Max(offer => offer.Time)));
        report.Blank();
        report.Add(new Goal("offer of a fix for one finding, median", 150, offers.Select(offer => offer.Time).Median().TotalMilliseconds, " ms", 1));
        report.Add(new Goal("offer of a fix for one finding, dearest", 150, offers.Max(offer => offer.Time).TotalMilliseconds, " ms", 1));
    }

    private static List<Offer> Offers(Solution solution)
    {
        var provider = new LossFixProvider();
        var offers = new List<Offer>();
        foreach (var id in solution.Projects.Single().DocumentIds)
        {
            if (offers.Count < Documents && FirstFinding(solution, id, provider) is not null)
            {
                Run(solution, id, provider);
                var runs = Enumerable.Range(0, Rounds).Select(_ => Run(solution, id, provider)).ToList();
                offers.Add(new Offer(runs.Select(run => run.Time).Median(), runs[0].Actions));
            }
        }

        return offers;
    }

    private static Offer Run(Solution solution, DocumentId id, LossFixProvider provider)
    {
        // A changed document: nothing is known of it but what the compiler knows.
        var text = solution.GetDocument(id)!.GetTextAsync().GetAwaiter().GetResult();
        var edited = solution.WithDocumentText(id, SourceText.From(text + "// edited"));
        var finding = FirstFinding(edited, id, provider)!;
        var actions = 0;
        var context = new CodeFixContext(edited.GetDocument(id)!, finding, (_, _) => actions++, CancellationToken.None);
        var clock = Stopwatch.StartNew();
        provider.RegisterCodeFixesAsync(context).GetAwaiter().GetResult();
        return new Offer(clock.Elapsed, actions);
    }

    private static Diagnostic? FirstFinding(Solution solution, DocumentId id, LossFixProvider provider)
    {
        var document = solution.GetDocument(id)!;
        var compilation = document.Project.GetCompilationAsync().GetAwaiter().GetResult()!;
        var model = compilation.GetSemanticModel(document.GetSyntaxTreeAsync().GetAwaiter().GetResult()!);
        var findings = compilation.WithAnalyzers(AnalyzerSet.VaeLint).GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, CancellationToken.None).GetAwaiter().GetResult();
        return findings.Where(finding => provider.FixableDiagnosticIds.Contains(finding.Id)).OrderBy(finding => finding.Location.SourceSpan.Start).FirstOrDefault();
    }

    private static Solution Solution(AdhocWorkspace workspace, SourceProject project)
    {
        var id = ProjectId.CreateNewId();
        var solution = workspace.CurrentSolution.AddProject(
            ProjectInfo.Create(id, VersionStamp.Default, "Generated", "Generated", LanguageNames.CSharp, compilationOptions: SourceProject.CompilationOptions, parseOptions: SourceProject.ParseOptions, metadataReferences: project.References));
        foreach (var (source, index) in project.Sources.Select((source, index) => (source, index)))
        {
            solution = solution.AddDocument(DocumentId.CreateNewId(id), $"File{index}.cs", SourceText.From(source));
        }

        return solution;
    }

    private sealed record Offer(TimeSpan Time, int Actions);
}
