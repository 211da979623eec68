namespace VaeLint.Eng;

internal static class BenchCommand
{
    public static int Run(Repository repository, string[] arguments) =>
        Tool.Dotnet(repository.Root, "run", "-c", "Release", "--project", repository.TestProject("VaeLint.Benchmarks"));
}
