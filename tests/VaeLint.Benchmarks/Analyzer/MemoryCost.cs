using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VaeLint.Benchmarks.Reporting;

namespace VaeLint.Benchmarks.Analyzer;

/// <summary>What VaeLint keeps while a compilation lives, that it lets go of it, and what it adds to the peak of a process.</summary>
internal static class MemoryCost
{
    public const string PeakArgument = "--peak";

    private const int Losses = 1000;
    private const int PeakLosses = 10_000;
    private const double Kilobyte = 1024;
    private const double Megabyte = Kilobyte * Kilobyte;

    public static void Measure(Report report)
    {
        report.Heading("C#: memory");
        var (sources, losses) = CorpusLosses.Take(Losses);
        var project = new SourceProject(sources, torchSharp: true);
        report.Text($"Live bytes after a full collection, {losses} loss methods of the corpus in {project.Files} files; peak of a process that analyses {PeakLosses:N0} loss methods once.");
        report.TableHead("analyzer", "analysed, compilation alive", "each loss method", "compilation dropped", "compilations still alive", $"peak, {PeakLosses:N0} loss methods");
        LiveBytes(project, AnalyzerSet.VaeLint);
        var binding = Row(report, "code bound, nothing done", project, losses, AnalyzerSet.Binding, vaeLint: false);
        var vaeLint = Row(report, "VaeLint", project, losses, AnalyzerSet.VaeLint, vaeLint: true);
        report.Blank();
        report.Add(new Goal("compilations alive after they were dropped", 0, vaeLint.Alive, "", 0));
        report.Add(new Goal("live memory after the compilation was dropped, each loss method", 1, vaeLint.Dropped / Kilobyte / losses, " KB"));
        report.Add(new Goal("live memory while the compilation lives, each loss method, over code bound (no goal set: 50 KB)", 50, (vaeLint.Held - binding.Held) / Kilobyte / losses, " KB", 1));
        report.Add(new Goal("peak of the process, each of 10,000 loss methods, over code bound (no goal set: 50 KB)", 50, (vaeLint.Peak - binding.Peak) / Kilobyte / PeakLosses, " KB", 1));
    }

    /// <summary>In a process of its own: analyses once and prints its peak.</summary>
    public static void PrintPeak(string losses, string vaeLint)
    {
        var (sources, _) = CorpusLosses.Take(int.Parse(losses, CultureInfo.InvariantCulture));
        new SourceProject(sources, torchSharp: true).Analyze(bool.Parse(vaeLint) ? AnalyzerSet.VaeLint : AnalyzerSet.Binding);
        using var self = Process.GetCurrentProcess();
        Console.WriteLine(self.PeakWorkingSet64.ToString(CultureInfo.InvariantCulture));
    }

    private static Cost Row(Report report, string name, SourceProject project, int losses, ImmutableArray<DiagnosticAnalyzer> analyzers, bool vaeLint)
    {
        var (held, dropped, alive) = LiveBytes(project, analyzers);
        var cost = new Cost(held, dropped, alive, Peak(vaeLint));
        report.Row(
            name,
            Report.Number(cost.Held / Megabyte, 1) + " MB",
            Report.Number(cost.Held / Kilobyte / losses, 1) + " KB",
            Report.Number(cost.Dropped / Megabyte, 2) + " MB",
            $"{cost.Alive}",
            Report.Number(cost.Peak / Megabyte, 0) + " MB");
        return cost;
    }

    private static (long Held, long Dropped, int Alive) LiveBytes(SourceProject project, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (held, compilation) = Held(project, analyzers);
        for (var attempt = 0; attempt < 10 && compilation.IsAlive; attempt++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return (held, GC.GetTotalMemory(forceFullCollection: true) - before, compilation.IsAlive ? 1 : 0);
    }

    /// <summary>What the analysis added to a compilation that was parsed and declared before.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (long Held, WeakReference Compilation) Held(SourceProject project, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var compilation = project.Parsed();
        compilation.GetDeclarationDiagnostics();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var driver = compilation.WithAnalyzers(analyzers);
        Run(driver);
        var after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(driver);
        return (after - before, new WeakReference(compilation));
    }

    // A state machine would keep its locals alive.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Run(CompilationWithAnalyzers driver) => Task.Run(() => driver.GetAnalyzerDiagnosticsAsync()).GetAwaiter().GetResult();

    private static long Peak(bool vaeLint)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [PeakArgument, PeakLosses.ToString(CultureInfo.InvariantCulture), vaeLint.ToString()]) { RedirectStandardOutput = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("the measurement of the peak did not start");
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return long.Parse(output, CultureInfo.InvariantCulture);
    }

    private sealed record Cost(long Held, long Dropped, int Alive, long Peak);
}
