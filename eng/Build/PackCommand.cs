namespace VaeLint.Eng;

internal static class PackCommand
{
    public static int Run(Repository repository, string[] arguments)
    {
        if (Directory.Exists(repository.Packages))
        {
            Directory.Delete(repository.Packages, recursive: true);
        }

        foreach (var project in repository.PackageProjects)
        {
            var exitCode = Tool.Dotnet(repository.Root, ["pack", project, "-c", "Release", "-v", "q", "-nologo", "-p:ContinuousIntegrationBuild=true", .. arguments]);
            if (exitCode != 0)
            {
                return exitCode;
            }
        }

        foreach (var package in Directory.EnumerateFiles(repository.Packages, "*.nupkg").Order(StringComparer.Ordinal))
        {
            Console.WriteLine($"{Path.GetRelativePath(repository.Root, package)} {new FileInfo(package).Length / 1024} KiB");
        }

        return 0;
    }
}
