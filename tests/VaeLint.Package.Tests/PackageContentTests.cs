using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using System.Xml.Linq;

namespace VaeLint.Package.Tests;

public sealed class PackageContentTests(PackedPackage package)
{
    [Fact]
    public void Holds_the_analyzers_the_task_the_presets_and_nothing_else()
    {
        using var archive = package.Open();
        var entries = archive.Entries.Select(entry => entry.FullName)
            .Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
        Assert.Equal(
            [
                "README.md",
                "VaeLint.nuspec",
                "[Content_Types].xml",
                "analyzers/dotnet/cs/VaeLint.CSharp.CodeFixes.dll",
                "analyzers/dotnet/cs/VaeLint.CSharp.dll",
                "analyzers/dotnet/cs/VaeLint.Core.dll",
                "build/VaeLint.targets",
                "config/vaelint.all.globalconfig",
                "config/vaelint.default.globalconfig",
                "config/vaelint.none.globalconfig",
                "config/vaelint.recommended.globalconfig",
                "tools/VaeLint.Build.dll",
                "tools/VaeLint.Core.dll",
                "tools/VaeLint.IL.dll",
                "tools/VaeLint.Sample.dll",
                .. Compiled,
            ],
            entries);
    }

    /// <summary>Where the compiler for it runs, a second copy of the task that does not have to be compiled in every build.</summary>
    private static string[] Compiled => OperatingSystem.IsLinux() && RuntimeInformation.OSArchitecture == Architecture.X64
        ? ["tools/linux-x64/VaeLint.Build.dll", "tools/linux-x64/VaeLint.Core.dll", "tools/linux-x64/VaeLint.IL.dll"]
        : [];

    [Fact]
    public void The_compiled_copy_of_the_task_is_the_same_task()
    {
        using var archive = package.Open();
        foreach (var name in Compiled)
        {
            var (compiled, isNative) = Identity(archive.GetEntry(name)!);
            var (portable, isAlsoNative) = Identity(archive.GetEntry("tools/" + Path.GetFileName(name))!);
            Assert.Equal(portable, compiled);
            Assert.True(isNative);
            Assert.False(isAlsoNative);
        }
    }

    [Fact]
    public void Is_a_development_dependency_without_dependencies()
    {
        using var archive = package.Open();
        using var stream = archive.GetEntry("VaeLint.nuspec")!.Open();
        var metadata = XDocument.Load(stream).Root!.Elements().Single();
        string? Value(string name) => metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name)?.Value;

        Assert.Equal("VaeLint", Value("id"));
        Assert.Equal("true", Value("developmentDependency"));
        Assert.Equal("MIT", Value("license"));
        Assert.Null(Value("dependencies"));
    }

    /// <summary>The compilation that an assembly came from, and whether it holds code of a machine.</summary>
    private static (Guid Module, bool IsNative) Identity(ZipArchiveEntry entry)
    {
        using var content = new MemoryStream();
        using (var stream = entry.Open())
        {
            stream.CopyTo(content);
        }

        content.Position = 0;
        using var file = new PEReader(content);
        var metadata = file.GetMetadataReader();
        return (metadata.GetGuid(metadata.GetModuleDefinition().Mvid), file.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0);
    }
}
