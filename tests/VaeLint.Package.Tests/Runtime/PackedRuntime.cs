using System.Globalization;
using System.IO.Compression;
using VaeLint.Package.Tests.Runtime;

[assembly: AssemblyFixture(typeof(PackedRuntime))]

namespace VaeLint.Package.Tests.Runtime;

/// <summary>The runtime package and its curried form as this checkout produces them, under a version that no earlier run has left in a cache.</summary>
public sealed class PackedRuntime : IDisposable
{
    public const string Id = "VaeLint.Runtime";

    public const string FSharpId = "VaeLint.Runtime.FSharp";

    private static readonly string[] Projects = [Id + ".csproj", FSharpId + ".fsproj"];

    private readonly Lazy<string> _folder;

    public PackedRuntime() => _folder = new Lazy<string>(Pack);

    /// <summary>A package source that holds these two packages; packed when first asked for.</summary>
    public string Folder => _folder.Value;

    public string Version { get; } = "0.0.1-test." + DateTime.UtcNow.ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture);

    public ZipArchive Open(string id = Id) => ZipFile.OpenRead(Path.Combine(Folder, $"{id}.{Version}.nupkg"));

    public void Dispose()
    {
        if (_folder.IsValueCreated)
        {
            Directory.Delete(Folder, recursive: true);
        }

        foreach (var id in new[] { Id, FSharpId })
        {
            var restored = Path.Combine(BuildFacts.PackageRoot, id.ToLowerInvariant(), Version);
            if (Directory.Exists(restored))
            {
                Directory.Delete(restored, recursive: true);
            }
        }
    }

    private string Pack()
    {
        var folder = Directory.CreateTempSubdirectory("vaelint-runtime-").FullName;
        foreach (var project in Projects)
        {
            var (exitCode, output) = DotnetProcess.Run(
                folder,
                "pack",
                Path.Combine(BuildFacts.RepositoryRoot, "runtime", Path.GetFileNameWithoutExtension(project), project),
                "-c",
                BuildFacts.Configuration,
                "-nologo",
                "-v",
                "q",
                "-p:PackageVersion=" + Version,
                "-p:PackageOutputPath=" + folder);
            if (exitCode != 0)
            {
                throw new InvalidOperationException(output);
            }
        }

        return folder;
    }
}
