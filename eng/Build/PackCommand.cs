namespace VaeLint.Eng;

internal static class PackCommand
{
    public static int Run(Repository repository, string[] arguments)
    {
        if (Directory.Exists(repository.Packages))
        {
            Directory.Delete(repository.Packages, recursive: true);
        }

        var exitCode = Tool.Dotnet(repository.Root, ["pack", repository.PackageProject, "-c", "Release", "-v", "q", "-nologo", "-p:ContinuousIntegrationBuild=true", .. arguments]);
        if (exitCode == 0)
        {
            foreach (var package in Directory.EnumerateFiles(repository.Packages, "*.nupkg"))
            {
                Console.WriteLine(Path.GetRelativePath(repository.Root, package));
            }
        }

        return exitCode;
    }
}
