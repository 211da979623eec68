namespace VaeLint.Eng;

internal static class GpuCommand
{
    public static int Run(Repository repository, string[] arguments)
    {
        if (GpuArchive.Build(repository) is not { } archive)
        {
            return 1;
        }

        Console.WriteLine($"{Path.GetRelativePath(repository.Root, archive.FullName)} {archive.Length / 1024.0 / 1024.0:F1} MiB");
        if (archive.Length > GpuArchive.LargestSize)
        {
            Console.WriteLine($"The archive is larger than {GpuArchive.LargestSize / 1024 / 1024} MiB.");
            return 1;
        }

        return 0;
    }
}
