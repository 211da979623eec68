using VaeLint.Benchmarks.Reporting;

namespace VaeLint.Benchmarks.Analyzer;

/// <summary>The three sets of analyzers over one project. They take turns, so that a busy machine slows them alike; what is compared is compared within a round.</summary>
internal sealed class InterleavedRuns
{
    private readonly List<Round> _rounds = [];

    private InterleavedRuns()
    {
    }

    public int Findings { get; private set; }

    public TimeSpan Idle => _rounds.Select(round => round.Idle).Median();

    public TimeSpan Binding => _rounds.Select(round => round.Binding).Median();

    public TimeSpan VaeLint => _rounds.Select(round => round.VaeLint).Median();

    public TimeSpan OverIdle => _rounds.Select(round => round.VaeLint - round.Idle).Median();

    public TimeSpan OverBinding => _rounds.Select(round => round.VaeLint - round.Binding).Median();

    /// <summary>In percent.</summary>
    public double ShareOverBinding => _rounds.Select(round => 100 * ((round.VaeLint / round.Binding) - 1)).Median();

    public double ShareOverIdle => _rounds.Select(round => 100 * ((round.VaeLint / round.Idle) - 1)).Median();

    public static InterleavedRuns Of(SourceProject project, int rounds) =>
        Of(rounds, isWarm: false, () => project.Analyze(AnalyzerSet.Idle), () => project.Analyze(AnalyzerSet.Binding), () => project.Analyze(AnalyzerSet.VaeLint));

    /// <summary>For large projects, where nothing but the other two matters.</summary>
    public static InterleavedRuns WithoutIdle(SourceProject project, int rounds, bool isWarm) =>
        Of(rounds, isWarm, () => (TimeSpan.Zero, 0), () => project.Analyze(AnalyzerSet.Binding), () => project.Analyze(AnalyzerSet.VaeLint));

    /// <summary>Unless the code is warm already, one round more is run first and not counted.</summary>
    public static InterleavedRuns Of(int rounds, bool isWarm, Func<(TimeSpan Time, int)> idle, Func<(TimeSpan Time, int)> binding, Func<(TimeSpan Time, int Findings)> vaeLint)
    {
        if (!isWarm)
        {
            idle();
            binding();
            vaeLint();
        }

        var runs = new InterleavedRuns();
        for (var round = 0; round < rounds; round++)
        {
            var (idleTime, bindingTime) = (idle().Time, binding().Time);
            var (time, findings) = vaeLint();
            runs._rounds.Add(new Round(idleTime, bindingTime, time));
            runs.Findings = findings;
        }

        return runs;
    }

    private sealed record Round(TimeSpan Idle, TimeSpan Binding, TimeSpan VaeLint);
}
