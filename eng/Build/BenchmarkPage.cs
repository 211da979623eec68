using System.Globalization;
using System.Runtime.InteropServices;

namespace VaeLint.Eng;

/// <summary>docs/benchmarks.md: two halves between markers, each with the machine and the day it was measured on, so that one can be measured anew alone; and what was measured elsewhere on a GPU, which is kept.</summary>
internal static class BenchmarkPage
{
    public const string Runtime = "runtime";

    private const string Analyzer = "analyzer";

    private const string Gpu = "gpu";

    public static string[] Halves { get; } = [Runtime, Analyzer];

    public static void Replace(string page, string half, string section)
    {
        var before = File.Exists(page) ? File.ReadAllText(page) : "";
        var text = string.Join('\n', Halves.Select(name => name == half ? Between(name, Measured() + "\n\n" + section.Trim()) : Between(name, Kept(before, name))));
        File.WriteAllText(page, Introduction + "\n" + text + "\n" + Between(Gpu, Kept(before, Gpu)));
    }

    private static string Introduction =>
        """
        # Benchmarks

        Written by `./build.sh bench`, which measures both halves; `./build.sh bench runtime` and `./build.sh bench analyzer` measure one and keep the rest. Nothing else should run meanwhile. Goals are
        ratios, taken between variants that take turns: they carry over to other machines far better than times do.

        """;

    private static string Between(string half, string text) =>
        $"## {Title(half)}\n\n{Start(half)}\n{text}\n{End(half)}\n";

    private static string Title(string half) => half switch { Runtime => "Runtime library", Analyzer => "Analyzer and F# check", _ => "Runtime library on a GPU" };

    private static string Kept(string page, string half)
    {
        var start = page.IndexOf(Start(half), StringComparison.Ordinal);
        var end = page.IndexOf(End(half), StringComparison.Ordinal);
        var program = half == Gpu ? "the program of `./build.sh gpu`, with `measure`" : $"`./build.sh bench {half}`";
        return start < 0 || end < start ? $"Not measured yet: {program}." : page[(start + Start(half).Length)..end].Trim();
    }

    private static string Measured() =>
        $"Measured on {DateTime.UtcNow.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}: {Processor()}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}.";

    private static string Processor()
    {
        const string Information = "/proc/cpuinfo";
        var line = File.Exists(Information) ? File.ReadLines(Information).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line is null ? RuntimeInformation.ProcessArchitecture.ToString() : line[(line.IndexOf(':') + 1)..].Trim();
    }

    private static string Start(string half) => $"<!-- {half} -->";

    private static string End(string half) => $"<!-- /{half} -->";
}
