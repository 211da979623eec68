using System.Globalization;
using System.IO.Compression;

[assembly: AssemblyFixture(typeof(VaeLint.Package.Tests.PackedPackage))]

namespace VaeLint.Package.Tests;

/// <summary>The package as this checkout produces it, under a version that no earlier run has left in a cache.</summary>
public sealed class PackedPackage : IDisposable
{
    public const string Id = "VaeLint";

    public PackedPackage()
    {
        Version = "0.0.1-test." + DateTime.UtcNow.ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture);
        Folder = Directory.CreateTempSubdirectory("vaelint-package-").FullName;
        var (exitCode, output) = DotnetProcess.Run(
            Folder,
            "pack",
            BuildFacts.PackageProject,
            "-c",
            BuildFacts.Configuration,
            "-nologo",
            "-v",
            "q",
            "-p:PackageVersion=" + Version,
            "-p:PackageOutputPath=" + Folder);
        Assert.True(exitCode == 0, output);
    }

    /// <summary>A package source that holds this one package.</summary>
    public string Folder { get; }

    public string Version { get; }

    public ZipArchive Open() => ZipFile.OpenRead(Path.Combine(Folder, $"{Id}.{Version}.nupkg"));

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        var restored = Path.Combine(BuildFacts.PackageRoot, Id.ToLowerInvariant(), Version);
        if (Directory.Exists(restored))
        {
            Directory.Delete(restored, recursive: true);
        }
    }
}
