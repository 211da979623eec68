namespace VaeLint.Eng;

/// <summary>Writes what of the runtime library is public and not in a release yet; the build compares the library with it.</summary>
internal static class ApiCommand
{
    public static int Run(Repository repository, string[] arguments)
    {
        var folder = Path.Combine(repository.Root, "runtime", "VaeLint.Runtime");
        File.WriteAllText(Path.Combine(folder, "PublicAPI.Unshipped.txt"), "#nullable enable\n");
        return Tool.Dotnet(
            repository.Root,
            "format", "analyzers", Path.Combine(folder, "VaeLint.Runtime.csproj"), "--diagnostics", "RS0016", "--severity", "error");
    }
}
