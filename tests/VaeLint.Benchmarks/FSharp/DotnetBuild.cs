using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace VaeLint.Benchmarks.FSharp;

/// <summary>Runs <c>dotnet build</c> and reads the times that MSBuild reports at its end.</summary>
internal static partial class DotnetBuild
{
    private const string Compiler = "Fsc";
    private const string Check = "VaeLintAfterCompile";

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(10);

    public static BuildTimes Run(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["build", "-nologo", "-tl:off", "-nodeReuse:false", .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        };

        // Left by the command that runs this program; they would lead the build to the repository's own SDK resolution.
        foreach (var inherited in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(inherited);
        }

        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start");
        var reading = process.StandardOutput.ReadToEndAsync();
        var processor = TimeSpan.Zero;
        while (!process.WaitForExit(Poll))
        {
            processor = ProcessorTime(process) ?? processor;
        }

        var wall = clock.Elapsed;
        var output = reading.GetAwaiter().GetResult();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"dotnet {string.Join(' ', start.ArgumentList)} failed:{Environment.NewLine}{output}");
        }

        return new BuildTimes(wall, processor, Reported(output, Compiler), Reported(output, Check), Finding().Matches(output).Select(match => match.Value).Distinct().Count());
    }

    /// <summary>Of the process alone, without the compiler that it starts; null when it has just ended.</summary>
    private static TimeSpan? ProcessorTime(Process process)
    {
        try
        {
            return process.TotalProcessorTime;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Zero for what did not run.</summary>
    private static TimeSpan Reported(string output, string name)
    {
        var line = Performance().Matches(output).FirstOrDefault(match => match.Groups["name"].Value == name);
        return TimeSpan.FromMilliseconds(line is null ? 0 : int.Parse(line.Groups["time"].Value, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"^\s*(?<time>\d+) ms\s+(?<name>\w+)\s+\d+ calls", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Performance();

    [GeneratedRegex(@"\S+\.fs\(\d+[^)]*\): warning VAE\d+", RegexOptions.CultureInvariant)]
    private static partial Regex Finding();
}

/// <summary>The whole build, the CPU time of MSBuild, the compiler, and VaeLint's target: loading the task, reading the assembly, reporting.</summary>
internal sealed record BuildTimes(TimeSpan Wall, TimeSpan Processor, TimeSpan Compile, TimeSpan VaeLint, int Findings)
{
    /// <summary>Compilers of the same code take times that differ by more than VaeLint takes.</summary>
    public TimeSpan Rest => Wall - Compile;
}
