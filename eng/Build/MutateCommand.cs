namespace VaeLint.Eng;

/// <summary>Changes the engine in thousands of small ways and asks the tests whether they notice.</summary>
internal static class MutateCommand
{
    /// <summary>Patterns of files to change, in place of those of the configuration: <c>**/Losses/Judge.cs</c>.</summary>
    public static int Run(Repository repository, string[] arguments)
    {
        if (Tool.Dotnet(repository.Root, "tool", "restore") != 0)
        {
            return 1;
        }

        return Tool.Dotnet(
            Path.GetDirectoryName(repository.TestProject("VaeLint.Core.Tests"))!,
            ["stryker", "--config-file", Path.Combine(repository.Root, "eng", "stryker.json"), "--skip-version-check", "--output", Path.Combine(repository.Artifacts, "mutation"),
                .. arguments.SelectMany(pattern => new[] { "--mutate", pattern })]);
    }
}
