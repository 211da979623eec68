using System.Globalization;

namespace VaeLint.Benchmarks.FSharp;

/// <summary>What the F# task costs in the build of a project of about 5,000 lines.</summary>
internal static class TaskMeasurement
{
    private const int Experiments = 18;
    private const int LossesEach = 3;
    private const int WrongEach = 1;
    private const int Rounds = 5;

    public static void Print(string packages, string version)
    {
        using var project = new GeneratedProject(Experiments, packages, version);
        project.Restore();
        project.BuildAnew(vaeLint: true);

        // They take turns, so that a busy machine slows them alike.
        var first = new List<BuildTimes>();
        var second = new List<BuildTimes>();
        var without = new List<BuildTimes>();
        var withoutAgain = new List<BuildTimes>();
        for (var round = 0; round < Rounds; round++)
        {
            without.Add(project.BuildAnew(vaeLint: false));
            withoutAgain.Add(project.BuildAgain(vaeLint: false));
            first.Add(project.BuildAnew(vaeLint: true));
            second.Add(project.BuildAgain(vaeLint: true));
        }

        if (first.Concat(second).FirstOrDefault(times => times.Findings != Experiments * WrongEach) is { } other)
        {
            throw new InvalidOperationException($"{other.Findings} findings in {Experiments * WrongEach} wrong losses");
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"F#: {project.Lines} lines in {project.Files} files, {Experiments * LossesEach} losses, {Experiments * WrongEach} of them wrong; median of {Rounds} interleaved rounds, each build a process of its own"));
        Console.WriteLine();
        Console.WriteLine("| build | whole build without VaeLint | whole build | compiler | VaeLint | share of the compiler's time |");
        Console.WriteLine("|---|---|---|---|---|---|");
        PrintRow("first: compiled and analysed", without, first, first);
        PrintRow("second: nothing changed, findings from the cache", withoutAgain, second, first);
    }

    private static void PrintRow(string name, List<BuildTimes> without, List<BuildTimes> times, List<BuildTimes> compiled)
    {
        var shares = times.Zip(compiled).Select(pair => pair.First.VaeLint / pair.Second.Compile);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {Median(without, build => build.Wall)} ms | {Median(times, build => build.Wall)} ms | {Median(times, build => build.Compile)} ms | {Median(times, build => build.VaeLint)} ms | {100 * shares.Order().ElementAt(times.Count / 2):F1}% |"));
    }

    private static string Median(List<BuildTimes> times, Func<BuildTimes, TimeSpan> of) =>
        times.Select(of).Order().ElementAt(times.Count / 2).TotalMilliseconds.ToString("F0", CultureInfo.InvariantCulture);
}
