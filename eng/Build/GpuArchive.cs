using System.Formats.Tar;
using System.IO.Compression;

namespace VaeLint.Eng;

/// <summary>A program for a machine that has a GPU and a libtorch, and neither .NET nor this repository: reference records, derivatives and half types on the device.</summary>
internal static class GpuArchive
{
    /// <summary>What a machine without a fast connection still takes.</summary>
    public const long LargestSize = 60L * 1024 * 1024;

    /// <summary>The archive, or null when the program did not build.</summary>
    public static FileInfo? Build(Repository repository)
    {
        var work = Path.Combine(repository.Artifacts, "gpu");
        var folder = Path.Combine(work, "vaelint-gpu");
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        // Outputs of its own: a self-contained build in the usual ones would disturb the next build of the solution.
        var exitCode = Tool.Dotnet(
            repository.Root,
            "publish", repository.TestProject("VaeLint.Runtime.Gpu"), "-c", "Release", "-v", "q", "-nologo",
            "-p:VaeLintGpuArchive=true", "-p:ArtifactsPath=" + Path.Combine(work, "build"), "-o", folder);
        if (exitCode != 0)
        {
            return null;
        }

        CopyScripts(repository, folder);
        var archive = Path.Combine(work, "vaelint-gpu-linux-x64.tar.gz");
        using (var file = File.Create(archive))
        using (var packed = new GZipStream(file, CompressionLevel.SmallestSize))
        {
            TarFile.CreateFromDirectory(folder, packed, includeBaseDirectory: true);
        }

        return new FileInfo(archive);
    }

    private static void CopyScripts(Repository repository, string folder)
    {
        File.Copy(Path.Combine(repository.Root, "eng", "gpu", "run.sh"), Path.Combine(folder, "run.sh"));
        File.Copy(Path.Combine(repository.Root, "LICENSE"), Path.Combine(folder, "LICENSE"));
        var native = Directory.CreateDirectory(Path.Combine(folder, "native")).FullName;
        foreach (var source in Directory.EnumerateFiles(Path.Combine(repository.Root, "eng", "native")))
        {
            File.Copy(source, Path.Combine(native, Path.GetFileName(source)));
        }
    }
}
