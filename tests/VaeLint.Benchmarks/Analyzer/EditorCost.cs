using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using VaeLint.Benchmarks.Reporting;

namespace VaeLint.Benchmarks.Analyzer;

/// <summary>What a keystroke costs: one document of a project was changed, and its findings are asked for.</summary>
internal static class EditorCost
{
    private const int Losses = 400;
    private const int EditedFiles = 40;
    private const int Rounds = 3;

    public static void Measure(Report report)
    {
        report.Heading("C#: one changed document in an editor");
        var (sources, losses) = CorpusLosses.Take(Losses);
        var project = new SourceProject(sources, torchSharp: true);
        var compilation = project.Parsed();
        report.Text($"{project.Files} files with {losses} loss methods; a document is changed and its semantic diagnostics are asked for, {EditedFiles} documents in turn, {Rounds} times.");
        report.TableHead("", "nothing registered", "code bound, nothing done", "VaeLint", "over code bound");
        var runs = Enumerable.Range(0, EditedFiles)
            .Select(number => number * (project.Files / EditedFiles))
            .Select(file => InterleavedRuns.Of(Rounds, isWarm: false, () => Edit(compilation, file, AnalyzerSet.Idle), () => Edit(compilation, file, AnalyzerSet.Binding), () => Edit(compilation, file, AnalyzerSet.VaeLint)))
            .OrderBy(run => run.OverBinding)
            .ToList();
        var median = runs[runs.Count / 2].OverBinding;
        report.Row("median of the documents", Report.Milliseconds(runs.Select(run => run.Idle).Median()), Report.Milliseconds(runs.Select(run => run.Binding).Median()), Report.Milliseconds(runs.Select(run => run.VaeLint).Median()), Report.Milliseconds(median));
        report.Row("dearest document", Report.Milliseconds(runs[^1].Idle), Report.Milliseconds(runs[^1].Binding), Report.Milliseconds(runs[^1].VaeLint), Report.Milliseconds(runs[^1].OverBinding));
        report.Blank();
        report.Add(new Goal("one changed document of about 200, over code bound (no goal set: 10 ms)", 10, median.TotalMilliseconds, " ms", 1));
    }

    private static (TimeSpan Time, int Findings) Edit(Compilation before, int file, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var tree = before.SyntaxTrees.ElementAt(file);
        var edited = CSharpSyntaxTree.ParseText(tree + "// edited", SourceProject.ParseOptions, tree.FilePath);
        var compilation = before.ReplaceSyntaxTree(tree, edited);
        var clock = Stopwatch.StartNew();
        var model = compilation.GetSemanticModel(edited);
        var findings = compilation.WithAnalyzers(analyzers).GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, CancellationToken.None).GetAwaiter().GetResult();
        return (clock.Elapsed, findings.Length);
    }
}
