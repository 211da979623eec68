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
            ],
            entries);
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
}
