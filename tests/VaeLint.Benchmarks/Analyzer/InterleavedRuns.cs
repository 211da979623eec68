using VaeLint.Benchmarks.Reporting;

namespace VaeLint.Benchmarks.Analyzer;

/// <summary>The three sets of analyzers over one project. They take turns, so that a busy machine slows them alike; what is compared is compared within a round.</summary>
internal sealed class InterleavedRuns
{
    private readonly List<Round> _rounds = [];

    private InterleavedRuns(int findings) => Findings = findings;

    public int Findings { get; }

    public TimeSpan Idle => _rounds.Select(round => round.Idle).Median();

    public TimeSpan Binding => _rounds.Select(round => round.Binding).Median();

    public TimeSpan VaeLint => _rounds.Select(round => round.VaeLint).Median();

    public TimeSpan OverIdle => _rounds.Select(round => round.VaeLint - round.Idle).Median();

    public TimeSpan OverBinding => _rounds.Select(round => round.VaeLint - round.Binding).Median();

    /// <summary>In percent.</summary>
    public double ShareOverBinding => _rounds.Select(round => 100 * ((round.VaeLint / round.Binding) - 1)).Median();

    public double ShareOverIdle => _rounds.Select(round => 100 * ((round.VaeLint / round.Idle) - 1)).Median();

    /// <summary>One round more is run first and not counted.</summary>
    public static InterleavedRuns Of(SourceProject project, int rounds) =>
        Of(rounds, () => project.Analyze(AnalyzerSet.Idle), () => project.Analyze(AnalyzerSet.Binding), () => project.Analyze(AnalyzerSet.VaeLint));

    public static InterleavedRuns Of(int rounds, Func<(TimeSpan, int)> idle, Func<(TimeSpan, int)> binding, Func<(TimeSpan Time, int Findings)> vaeLint)
    {
        idle();
        binding();
        var runs = new InterleavedRuns(vaeLint().Findings);
        for (var round = 0; round < rounds; round++)
        {
            runs._rounds.Add(new Round(idle().Item1, binding().Item1, vaeLint().Time));
        }

        return runs;
    }

    private sealed record Round(TimeSpan Idle, TimeSpan Binding, TimeSpan VaeLint);
}
