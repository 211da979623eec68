using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace VaeLint.Package.Tests.Runtime;

public sealed class RuntimePackageTests(PackedRuntime package)
{
    [Fact]
    public void Holds_the_library_its_documentation_the_readme_and_nothing_else()
    {
        using var archive = package.Open();
        var entries = archive.Entries.Select(entry => entry.FullName)
            .Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

        Assert.Equal(["README.md", "VaeLint.Runtime.nuspec", "[Content_Types].xml", "lib/net8.0/VaeLint.Runtime.dll", "lib/net8.0/VaeLint.Runtime.xml"], entries);
    }

    [Fact]
    public void Depends_on_TorchSharp_alone_and_says_its_license()
    {
        var metadata = Nuspec();
        string? Value(string name) => metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name)?.Value;

        Assert.Equal(["TorchSharp 0.107.0"], metadata.Descendants().Where(element => element.Name.LocalName == "dependency").Select(element => $"{element.Attribute("id")!.Value} {element.Attribute("version")!.Value}"));
        Assert.Equal("MIT", Value("license"));
        Assert.Equal("README.md", Value("readme"));
        Assert.Null(Value("developmentDependency"));
    }

    [Fact]
    public void Carries_its_symbols_and_the_mark_of_a_repeatable_build()
    {
        using var file = new PEReader(new MemoryStream(Library()));
        var kinds = file.ReadDebugDirectory().Select(entry => entry.Type).ToList();

        Assert.Contains(DebugDirectoryEntryType.EmbeddedPortablePdb, kinds);
        Assert.Contains(DebugDirectoryEntryType.Reproducible, kinds);
    }

    [Fact]
    public void References_TorchSharp_and_the_framework_of_net8()
    {
        using var file = new PEReader(new MemoryStream(Library()));
        var metadata = file.GetMetadataReader();
        var references = metadata.AssemblyReferences.Select(metadata.GetAssemblyReference).Select(reference => (Name: metadata.GetString(reference.Name), reference.Version)).ToList();

        Assert.Contains(references, reference => reference.Name == "TorchSharp");
        Assert.All(references.Where(reference => reference.Name != "TorchSharp"), reference =>
        {
            Assert.StartsWith("System.", reference.Name, StringComparison.Ordinal);
            Assert.Equal(new Version(8, 0, 0, 0), reference.Version);
        });
    }

    private XElement Nuspec()
    {
        using var archive = package.Open();
        using var stream = archive.GetEntry("VaeLint.Runtime.nuspec")!.Open();
        return XDocument.Load(stream).Root!.Elements().Single();
    }

    private byte[] Library()
    {
        using var archive = package.Open();
        using var stream = archive.GetEntry("lib/net8.0/VaeLint.Runtime.dll")!.Open();
        using var image = new MemoryStream();
        stream.CopyTo(image);
        return image.ToArray();
    }
}
