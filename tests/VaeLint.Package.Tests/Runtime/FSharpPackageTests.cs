using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace VaeLint.Package.Tests.Runtime;

public sealed class FSharpPackageTests(PackedRuntime package)
{
    private const string Library = "lib/net8.0/VaeLint.Runtime.FSharp.dll";

    [Fact]
    public void Holds_the_library_its_documentation_a_readme_of_its_own_and_nothing_else()
    {
        using var archive = package.Open(PackedRuntime.FSharpId);
        var entries = archive.Entries.Select(entry => entry.FullName)
            .Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

        Assert.Equal(["README.md", "VaeLint.Runtime.FSharp.nuspec", "[Content_Types].xml", Library, "lib/net8.0/VaeLint.Runtime.FSharp.xml"], entries);
        Assert.StartsWith("# VaeLint.Runtime.FSharp\n", new StreamReader(new MemoryStream(Read("README.md"))).ReadToEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void Depends_on_the_runtime_library_of_its_version_and_on_an_old_FSharp_Core_alone()
    {
        var metadata = XDocument.Load(new MemoryStream(Read("VaeLint.Runtime.FSharp.nuspec"))).Root!.Elements().Single();
        string? Value(string name) => metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name)?.Value;

        Assert.Equal(
            ["FSharp.Core 6.0.0", $"VaeLint.Runtime {package.Version}"],
            metadata.Descendants().Where(element => element.Name.LocalName == "dependency").Select(element => $"{element.Attribute("id")!.Value} {element.Attribute("version")!.Value}").Order(StringComparer.Ordinal));
        Assert.Equal("MIT", Value("license"));
        Assert.Equal("README.md", Value("readme"));
        Assert.Null(Value("developmentDependency"));
    }

    [Fact]
    public void References_an_FSharp_Core_that_its_users_have_and_the_framework_of_net8()
    {
        using var file = new PEReader(new MemoryStream(Read(Library)));
        var metadata = file.GetMetadataReader();
        var references = metadata.AssemblyReferences.Select(metadata.GetAssemblyReference).ToDictionary(reference => metadata.GetString(reference.Name), reference => reference.Version);

        Assert.Equal(new Version(6, 0, 0, 0), references["FSharp.Core"]);
        Assert.All(references.Where(reference => reference.Key.StartsWith("System.", StringComparison.Ordinal)), reference => Assert.Equal(new Version(8, 0, 0, 0), reference.Value));
        Assert.Empty(references.Keys.Where(name => !name.StartsWith("System.", StringComparison.Ordinal)).Except(["FSharp.Core", "TorchSharp", "VaeLint.Runtime"]));
        Assert.Contains(DebugDirectoryEntryType.EmbeddedPortablePdb, file.ReadDebugDirectory().Select(entry => entry.Type));
    }

    [Theory]
    [InlineData("M:VaeLint.FSharp.Nll.bernoulliLogits(TorchSharp.torch.Tensor,TorchSharp.torch.Tensor)", "Bernoulli decoder given by logits")]
    [InlineData("F:VaeLint.FSharp.LossOptions.Mask", "0/1 or a weight")]
    public void Documents_what_it_offers(string member, string says)
    {
        var documentation = XDocument.Load(new MemoryStream(Read("lib/net8.0/VaeLint.Runtime.FSharp.xml")));
        var entries = documentation.Descendants("member").ToDictionary(entry => entry.Attribute("name")!.Value, entry => entry.Value);

        Assert.Contains(says, entries.GetValueOrDefault(member) ?? entries.GetValueOrDefault("P" + member[1..]), StringComparison.Ordinal);
    }

    private byte[] Read(string name)
    {
        using var archive = package.Open(PackedRuntime.FSharpId);
        using var stream = archive.GetEntry(name)!.Open();
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
