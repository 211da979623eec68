using System.Globalization;

namespace VaeLint.Eng;

/// <summary>Measures the runtime library in process, the analyzer in process, and the F# task in builds of a project that installs the packed package; writes docs/benchmarks.md.</summary>
internal static class BenchCommand
{
    public static int Run(Repository repository, string[] arguments)
    {
        var halves = arguments.Length == 0 ? BenchmarkPage.Halves : arguments;
        if (halves.FirstOrDefault(half => !BenchmarkPage.Halves.Contains(half)) is { } unknown)
        {
            Console.WriteLine($"bench: there is no '{unknown}'; use {string.Join(" or ", BenchmarkPage.Halves)}, or nothing for both.");
            return 2;
        }

        var folder = Directory.CreateDirectory(Path.Combine(repository.Artifacts, "bench"));
        try
        {
            foreach (var half in halves)
            {
                var section = Path.Combine(folder.FullName, half + ".md");
                var exitCode = half == BenchmarkPage.Runtime ? MeasureRuntime(repository, section) : MeasureAnalyzer(repository, folder.FullName, section);
                if (exitCode != 0)
                {
                    return exitCode;
                }

                BenchmarkPage.Replace(repository.BenchmarkPage, half, File.ReadAllText(section));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        return 0;
    }

    private static int MeasureRuntime(Repository repository, string output) => Tool.Dotnet(
        repository.Root, Tool.TorchEnvironment(), "run", "-c", "Release", "--project", repository.TestProject("VaeLint.Runtime.Benchmarks"), "--", "--output", output);

    private static int MeasureAnalyzer(Repository repository, string packages, string output)
    {
        var version = "0.0.1-bench." + DateTime.UtcNow.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        var (packed, text) = Tool.Capture(
            "dotnet", repository.Root, Tool.NoVariables, "pack", repository.PackageProject, "-c", "Release", "-nologo", "-v", "q", "-p:PackageVersion=" + version, "-p:PackageOutputPath=" + packages);
        if (packed != 0)
        {
            Console.WriteLine(text);
            return packed;
        }

        try
        {
            return Tool.Dotnet(repository.Root, "run", "-c", "Release", "--project", repository.TestProject("VaeLint.Benchmarks"), "--", "--output", output, packages, version);
        }
        finally
        {
            PackageCache.Remove(version);
        }
    }
}
