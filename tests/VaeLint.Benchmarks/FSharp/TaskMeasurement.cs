using VaeLint.Benchmarks.Reporting;

namespace VaeLint.Benchmarks.FSharp;

/// <summary>What the F# task costs in the build of a project of about 5,000 lines.</summary>
internal static class TaskMeasurement
{
    private const int Experiments = 18;
    private const int LossesEach = 3;
    private const int WrongEach = 1;
    private const int Rounds = 5;
    private const string Off = "-p:VaeLintEnabled=false";
    private const string NoWarmUp = "-p:VaeLintWarmUp=false";

    public static void Measure(Report report, string packages, string version)
    {
        using var project = new GeneratedProject(Experiments, packages, version);
        project.Restore();
        project.BuildAnew();

        // They take turns, so that a busy machine slows them alike.
        var first = new List<BuildTimes>();
        var cold = new List<BuildTimes>();
        var second = new List<BuildTimes>();
        var without = new List<BuildTimes>();
        var withoutAgain = new List<BuildTimes>();
        for (var round = 0; round < Rounds; round++)
        {
            without.Add(project.BuildAnew(Off));
            withoutAgain.Add(project.BuildAgain(Off));
            cold.Add(project.BuildAnew(NoWarmUp));
            first.Add(project.BuildAnew());
            second.Add(project.BuildAgain());
        }

        if (first.Concat(cold).Concat(second).FirstOrDefault(times => times.Findings != Experiments * WrongEach) is { } other)
        {
            throw new InvalidOperationException($"{other.Findings} findings in {Experiments * WrongEach} wrong losses");
        }

        report.Heading("F#: the check in a build");
        report.Text(
            $"{project.Lines} lines in {project.Files} files, {Experiments * LossesEach} losses, {Experiments * WrongEach} of them wrong; medians of {Rounds} interleaved rounds, each build a process of its own.");
        report.TableHead("build", "whole build", "compiler", "the rest of it", "CPU time of MSBuild", "VaeLint", "share of the compiler's time");
        Row(report, "first, without VaeLint", without, without);
        Row(report, "first, compiled and analysed, not warmed up", cold, cold);
        var share = Row(report, "first, compiled and analysed", first, first);
        Row(report, "second, without VaeLint", withoutAgain, without);
        Row(report, "second, nothing changed, findings from the cache", second, first);
        report.Blank();
        report.Add(new Goal("F# check in a first build", 250, first.Select(build => build.VaeLint).Median().TotalMilliseconds, " ms", 0));
        report.Add(new Goal("F# check in a first build, of the compiler's time", 3, share, "%", 1));
    }

    private static double Row(Report report, string name, List<BuildTimes> times, List<BuildTimes> compiled)
    {
        var share = times.Zip(compiled).Select(pair => 100 * (pair.First.VaeLint / pair.Second.Compile)).Median();
        report.Row(
            name,
            Median(times, build => build.Wall),
            Median(times, build => build.Compile),
            Median(times, build => build.Rest),
            Median(times, build => build.Processor),
            Median(times, build => build.VaeLint),
            Report.Number(share, 1) + "%");
        return share;
    }

    private static string Median(List<BuildTimes> times, Func<BuildTimes, TimeSpan> of) => Report.Milliseconds(times.Select(of).Median(), 0);
}
