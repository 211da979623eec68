using VaeLint.Benchmarks.Reporting;

namespace VaeLint.Benchmarks.Analyzer;

/// <summary>What a loss method costs, and that it costs the same in a project of any size.</summary>
internal static class LossCost
{
    private const int Hundred = 100;
    private const int Thousand = 1000;
    private const int TenThousand = 10_000;

    public static void Measure(Report report)
    {
        report.Heading("C#: loss methods");
        report.Text($"The losses of the corpus (`tests/VaeLint.Corpus`), copied as often as it takes; a loss method is one `case` of it. Warm, medians of interleaved rounds, {Environment.ProcessorCount} cores at work.");
        report.TableHead("loss methods", "files", "findings", "rounds", "code bound, nothing done", "VaeLint", "over code bound", "for each loss method");
        var hundred = Row(report, Hundred, rounds: 11);
        var thousand = Row(report, Thousand, rounds: 7);
        var all = Row(report, TenThousand, rounds: 2, isWarm: true);
        report.Blank();
        report.Add(new Goal("100 loss methods, each, over code bound", 1.5, hundred, " ms"));
        report.Add(new Goal("1,000 loss methods, each, over code bound", 1.5, thousand, " ms"));
        report.Add(new Goal("10,000 loss methods, each, over code bound", 1.5, all, " ms"));
        report.Add(new Goal("a loss method among 10,000 against one among 1,000", 1.3, all / thousand, "x"));
    }

    private static double Row(Report report, int losses, int rounds, bool isWarm = false)
    {
        var (sources, taken) = CorpusLosses.Take(losses);
        var project = new SourceProject(sources, torchSharp: true);
        var runs = InterleavedRuns.WithoutIdle(project, rounds, isWarm);
        if (runs.Findings < taken / 4)
        {
            throw new InvalidOperationException($"{runs.Findings} findings in {taken} losses of the corpus");
        }

        var each = runs.OverBinding.TotalMilliseconds / taken;
        report.Row($"{taken}", $"{project.Files}", $"{runs.Findings}", $"{rounds}", Report.Milliseconds(runs.Binding), Report.Milliseconds(runs.VaeLint), Report.Milliseconds(runs.OverBinding), Report.Number(each, 2) + " ms");
        return each;
    }
}
