using System.Globalization;

namespace VaeLint.Eng;

/// <summary>Measures the analyzer in process, and the F# task in builds of a project that installs the packed package.</summary>
internal static class BenchCommand
{
    public static int Run(Repository repository, string[] arguments)
    {
        var version = "0.0.1-bench." + DateTime.UtcNow.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        var packages = Path.Combine(repository.Artifacts, "bench");
        var (packed, output) = Tool.Capture(
            "dotnet", repository.Root, Tool.NoVariables, "pack", repository.PackageProject, "-c", "Release", "-nologo", "-v", "q", "-p:PackageVersion=" + version, "-p:PackageOutputPath=" + packages);
        if (packed != 0)
        {
            Console.WriteLine(output);
            return packed;
        }

        try
        {
            return Tool.Dotnet(repository.Root, "run", "-c", "Release", "--project", repository.TestProject("VaeLint.Benchmarks"), "--", packages, version);
        }
        finally
        {
            Directory.Delete(packages, recursive: true);
            PackageCache.Remove(version);
        }
    }
}
