using System.Globalization;
using System.Text.RegularExpressions;

namespace VaeLint.Eng;

/// <summary>Packs, lints the samples as projects of a user would, repairs the C# ones, and measures their losses before and after.</summary>
internal static partial class DemoCommand
{
    /// <summary>Everything that has a fix; the demo's project asks for the recommended mode.</summary>
    private static readonly string[] Repairable = ["VAE001", "VAE002", "VAE003", "VAE004", "VAE005", "VAE010", "VAE012", "VAE101", "VAE102", "VAE103", "VAE104", "VAE301", "VAE302", "VAE401", "VAE403", "VAE405"];

    public static int Run(Repository repository, string[] arguments)
    {
        var version = "0.0.1-demo." + DateTime.UtcNow.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        using var project = DemoProject.Create(repository, version);
        Console.WriteLine("Packing VaeLint ...");
        var (packed, packOutput) = Tool.Capture(
            "dotnet", repository.Root, Tool.NoVariables, "pack", repository.PackageProject, "-c", "Release", "-nologo", "-v", "q", "-p:PackageVersion=" + version, "-p:PackageOutputPath=" + project.Packages);
        if (packed != 0)
        {
            return Fail("pack", packOutput);
        }

        Console.WriteLine($"Building a copy of samples/ in {Path.GetRelativePath(repository.Root, project.Folder)}, a project that installs the package like this:");
        Console.WriteLine();
        Console.WriteLine(project.PackageLines);
        Console.WriteLine();
        var (built, buildOutput) = project.Build();
        if (built != 0)
        {
            return Fail("build", buildOutput);
        }

        var findings = ReadFindings(project.Folder, buildOutput);
        PrintFindings(findings);
        var (measured, before) = project.Measure();
        if (measured != 0)
        {
            return Fail("measurement", before);
        }

        string[] format = ["format", "analyzers", "--no-restore", "--severity", "info", "--diagnostics", .. Repairable];
        Console.WriteLine();
        Console.WriteLine("Repairing: dotnet " + string.Join(' ', format));
        var original = project.ReadSources();
        var (formatted, formatOutput) = Tool.Capture("dotnet", project.Folder, Tool.NoVariables, format);
        if (formatted != 0)
        {
            return Fail("dotnet format", formatOutput);
        }

        PrintDifferences(original, project.ReadSources());
        var (rebuilt, rebuildOutput) = project.Build();
        if (rebuilt != 0)
        {
            return Fail("build after the repair", rebuildOutput);
        }

        Console.WriteLine();
        Console.WriteLine("Findings after the repair:");
        PrintFindings(ReadFindings(project.Folder, rebuildOutput));
        var (remeasured, after) = project.Measure();
        if (remeasured != 0)
        {
            return Fail("measurement after the repair", after);
        }

        Console.WriteLine();
        PrintBetas(findings, ReadBetas(before), ReadBetas(after));
        return CheckFSharp(repository, project, "F#, the mistakes of samples/Mistakes/FSharp", repaired: false)
            && CheckFSharp(repository, project, "F#, the same files repaired by hand", repaired: true) ? 0 : 1;
    }

    /// <summary>There is no fix to apply in F#: a wrong project must have findings, its repaired twin none.</summary>
    private static bool CheckFSharp(Repository repository, DemoProject project, string heading, bool repaired)
    {
        var (folder, built, output) = project.BuildFSharp(repository, repaired);
        if (built != 0)
        {
            Fail("F# build", output);
            return false;
        }

        Console.WriteLine();
        Console.WriteLine(heading + ":");
        var findings = ReadFindings(folder, output);
        PrintFindings(findings);
        if (findings.Count == 0 != repaired)
        {
            Fail("F# check", output);
            return false;
        }

        return true;
    }

    private static int Fail(string step, string output)
    {
        Console.WriteLine(output);
        Console.WriteLine($"demo: {step} failed");
        return 1;
    }

    private static List<string> ReadFindings(string folder, string output) =>
        [.. Finding().Matches(output)
            .Select(match => Path.GetRelativePath(folder, match.Groups["file"].Value).Replace(Path.DirectorySeparatorChar, '/') + match.Groups["rest"].Value)
            .Distinct()
            .Order(StringComparer.Ordinal)];

    private static void PrintFindings(List<string> findings)
    {
        foreach (var finding in findings)
        {
            Console.WriteLine(finding);
        }

        if (findings.Count == 0)
        {
            Console.WriteLine("none");
        }
    }

    private static void PrintDifferences(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after)
    {
        foreach (var (file, text) in before.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (after[file] == text)
            {
                continue;
            }

            Console.WriteLine();
            Console.WriteLine(file);
            foreach (var line in LineDifference.Between(text, after[file]))
            {
                Console.WriteLine("  " + line);
            }
        }
    }

    private static void PrintBetas(List<string> findings, Dictionary<string, string> before, Dictionary<string, string> after)
    {
        Console.WriteLine("Effective beta, measured by running each loss on data and fitting the gradients of its terms:");
        Console.WriteLine();
        Console.WriteLine($"{"sample",-28}{"before",10}{"after",10}  found");
        foreach (var (sample, beta) in before)
        {
            var rules = findings.Where(finding => finding.StartsWith(sample + "(", StringComparison.Ordinal)).Select(finding => Rule().Match(finding).Value).Distinct();
            Console.WriteLine($"{sample,-28}{beta,10}{after[sample],10}  {string.Join(' ', rules)}".TrimEnd());
        }
    }

    /// <summary>Sample and beta of each line; the repaired twins in the repository are for reading, not for the demo.</summary>
    private static Dictionary<string, string> ReadBetas(string output) =>
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split('\t'))
            .Where(columns => columns.Length == 2 && !columns[0].Contains(".Repaired.", StringComparison.Ordinal))
            .ToDictionary(columns => columns[0], columns => columns[1]);

    [GeneratedRegex(@"^\s*(?<file>[^\r\n(]+)(?<rest>\(\d+(,\d+)+\): (warning|error) VAE\d+: .*?) \[[^\]]+\]\s*$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Finding();

    [GeneratedRegex(@"VAE\d+(?=:)", RegexOptions.CultureInvariant)]
    private static partial Regex Rule();
}
