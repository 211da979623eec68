using System.Diagnostics;

namespace VaeLint.Eng;

/// <summary>Builds once, runs every test project once, and ends with the totals of the test platform's own reports.</summary>
internal static class TestCommand
{
    private const string Configuration = "Release";

    private static readonly string[] LoadsTorch = ["VaeLint.Torch.Tests", "VaeLint.Runtime.Tests", "VaeLint.Runtime.FSharp.Tests"];

    public static int Run(Repository repository, string[] arguments)
    {
        var results = Path.Combine(repository.Artifacts, "test-results");
        if (Directory.Exists(results))
        {
            Directory.Delete(results, recursive: true);
        }

        Directory.CreateDirectory(results);
        var clock = Stopwatch.StartNew();
        if (Tool.Dotnet(repository.Root, "build", repository.Solution, "-c", Configuration, "-v", "q", "-nologo") != 0)
        {
            Console.WriteLine("The build failed, no test was run.");
            Console.WriteLine(new TestTotals(0, 1, 0));
            return 1;
        }

        Console.WriteLine($"build: {clock.Elapsed.TotalSeconds:F0} s");
        var totals = new TestTotals(0, 0, 0);
        foreach (var project in repository.TestProjects)
        {
            totals += RunProject(repository, project, results, arguments);
        }

        // Once more at the end: a log is read from there, and may be cut above.
        foreach (var report in Directory.EnumerateFiles(results, "*.trx").Order(StringComparer.Ordinal))
        {
            foreach (var test in TestTotals.FailedTests(report))
            {
                Console.WriteLine("failed: " + test);
            }
        }

        Console.WriteLine(totals);
        return totals.Failed == 0 && totals.Passed > 0 ? 0 : 1;
    }

    private static TestTotals RunProject(Repository repository, string project, string results, string[] arguments)
    {
        var name = Path.GetFileNameWithoutExtension(project);
        var report = Path.Combine(results, name + ".trx");
        var loadsTorch = LoadsTorch.Contains(name);
        var clock = Stopwatch.StartNew();
        var exitCode = Tool.Dotnet(
            repository.Root,
            loadsTorch ? Tool.TorchEnvironment() : Tool.NoVariables,
            [
                "test", "--project", project, "-c", Configuration, "--no-build", "--progress", "off",
                "--results-directory", results, "--report-xunit-trx", "--report-xunit-trx-filename", name + ".trx",
                .. arguments,
            ]);
        var totals = File.Exists(report) ? TestTotals.Read(report) : new TestTotals(0, 0, 0);
        if (exitCode != 0 && totals.Failed == 0)
        {
            Console.WriteLine($"{name}: the test host ended with exit code {exitCode} without reporting a failed test.");
            totals += new TestTotals(0, 1, 0);
        }

        Console.WriteLine($"{name}: {totals} in {clock.Elapsed.TotalSeconds:F0} s");
        return totals;
    }
}
