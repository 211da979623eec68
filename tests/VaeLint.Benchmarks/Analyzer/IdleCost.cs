using VaeLint.Benchmarks.Reporting;

namespace VaeLint.Benchmarks.Analyzer;

/// <summary>What a project pays in which there is nothing to find.</summary>
internal static class IdleCost
{
    private const int Files = 1000;
    private const int Rounds = 9;

    public static void Measure(Report report)
    {
        report.Heading("C#: projects without a loss");
        report.Text($"{Files} files, medians of {Rounds} interleaved rounds; every run parses the files anew, which is not counted.");
        report.TableHead("project", "nothing registered", "code bound, nothing done", "VaeLint", "over nothing registered", "over code bound");
        var absent = Row(report, "no TorchSharp reference", GeneratedCode.WithoutTorch(Files), torchSharp: false);
        var closed = Row(report, "tensor code without exp or log", GeneratedCode.Layers(Files), torchSharp: true);
        var open = Row(report, "tensor code with exp and log", GeneratedCode.Sampling(Files), torchSharp: true);
        report.Blank();
        report.Add(new Goal("TorchSharp absent, 1,000 files, over nothing registered", 1, absent.OverIdle.TotalMilliseconds, " ms"));
        report.Add(new Goal("1,000 files of tensor code without exp or log, over code bound", 5, closed.ShareOverBinding, "%", 1));
        report.Add(new Goal("1,000 files of tensor code with exp and log, no loss, over code bound", 5, open.ShareOverBinding, "%", 1));
    }

    private static InterleavedRuns Row(Report report, string name, IReadOnlyList<string> sources, bool torchSharp)
    {
        var runs = InterleavedRuns.Of(new SourceProject(sources, torchSharp), Rounds);
        if (runs.Findings > 0)
        {
            throw new InvalidOperationException($"{name}: {runs.Findings} findings in code without a loss");
        }

        report.Row(
            name,
            Report.Milliseconds(runs.Idle),
            Report.Milliseconds(runs.Binding),
            Report.Milliseconds(runs.VaeLint),
            $"{Report.Milliseconds(runs.OverIdle, 2)}, {Report.Number(runs.ShareOverIdle, 1)}%",
            $"{Report.Milliseconds(runs.OverBinding, 2)}, {Report.Number(runs.ShareOverBinding, 1)}%");
        return runs;
    }
}
