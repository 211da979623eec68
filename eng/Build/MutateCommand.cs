namespace VaeLint.Eng;

/// <summary>Changes the engine in thousands of small ways and asks the tests whether they notice.</summary>
internal static class MutateCommand
{
    private const string Tests = "VaeLint.Core.Tests";

    /// <summary>Random programs run every line of the engine and prove little of any: a few of them stand for all.</summary>
    private static readonly Dictionary<string, string> FewRandomPrograms = new() { ["VAELINT_FUZZ"] = "10" };

    /// <summary>Patterns of files to change, in place of those of the configuration: <c>**/Losses/Judge.cs</c>.</summary>
    public static int Run(Repository repository, string[] arguments)
    {
        if (Tool.Dotnet(repository.Root, "tool", "restore") != 0)
        {
            return 1;
        }

        var output = Path.Combine(repository.Artifacts, "mutation");
        var exitCode = Tool.Dotnet(
            Path.GetDirectoryName(repository.TestProject(Tests))!,
            FewRandomPrograms,
            ["stryker", "--config-file", Path.Combine(repository.Root, "eng", "stryker.json"), "--skip-version-check", "--output", output,
                .. arguments.SelectMany(pattern => new[] { "--mutate", pattern })]);
        var reports = Path.Combine(output, "reports");
        if (exitCode == 0)
        {
            Console.WriteLine(MutationScore.Read(Path.Combine(reports, "mutation-report.json")).Table());
            Console.WriteLine($"Every survivor is in {Path.Combine(reports, "mutation-report.html")}");
        }

        return exitCode;
    }
}
