using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace VaeLint.Package.Tests;

/// <summary>A reference above what the oldest supported host carries makes the analyzer fail to load there, so the shipped files are read.</summary>
public sealed class HostCeilingTests(PackedPackage package)
{
    private static readonly Dictionary<string, Version> Ceiling = new(StringComparer.Ordinal)
    {
        ["netstandard"] = new(2, 0, 0, 0),
        ["Microsoft.CodeAnalysis"] = new(4, 8, 0, 0),
        ["Microsoft.CodeAnalysis.CSharp"] = new(4, 8, 0, 0),
        ["Microsoft.CodeAnalysis.Workspaces"] = new(4, 8, 0, 0),
        ["Microsoft.CodeAnalysis.CSharp.Workspaces"] = new(4, 8, 0, 0),
        ["Microsoft.Build.Framework"] = new(15, 1, 0, 0),
        ["Microsoft.Build.Utilities.Core"] = new(15, 1, 0, 0),
        ["System.Collections.Immutable"] = new(7, 0, 0, 0),
        ["System.Reflection.Metadata"] = new(7, 0, 0, 0),

        // Facades of netstandard2.0 that every host has: Immutable and Metadata bring these versions themselves.
        ["System.Memory"] = new(4, 0, 1, 2),
        ["System.Runtime.CompilerServices.Unsafe"] = new(6, 0, 0, 0),
        ["System.Threading.Tasks.Extensions"] = new(4, 2, 0, 1),
    };

    private static readonly string[] Task = ["VaeLint.Build", "VaeLint.IL"];

    public static TheoryData<string> Shipped => ["VaeLint.Core", "VaeLint.CSharp", "VaeLint.CSharp.CodeFixes", .. Task];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void References_nothing_newer_than_the_oldest_host(string assembly)
    {
        foreach (var (name, version) in References(assembly))
        {
            if (Shipped.Any(row => row.Data == name))
            {
                continue;
            }

            Assert.True(Ceiling.TryGetValue(name, out var highest), $"{assembly} references {name}, which the package does not bring and a host may lack");
            Assert.True(version <= highest, $"{assembly} references {name} {version}, the oldest host has {highest}");
        }
    }

    [Fact]
    public void The_task_knows_no_Roslyn() =>
        Assert.All(Task, assembly => Assert.DoesNotContain(References(assembly), reference => reference.Name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)));

    [Fact]
    public void The_engine_knows_no_Roslyn_and_the_analyzer_no_workspace()
    {
        Assert.DoesNotContain(References("VaeLint.Core"), reference => reference.Name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal));
        Assert.DoesNotContain(References("VaeLint.CSharp"), reference => reference.Name.Contains("Workspaces", StringComparison.Ordinal));
    }

    private List<(string Name, Version Version)> References(string assembly)
    {
        using var archive = package.Open();
        using var entry = archive.GetEntry($"{(Task.Contains(assembly) ? "tools" : "analyzers/dotnet/cs")}/{assembly}.dll")!.Open();
        using var image = new MemoryStream();
        entry.CopyTo(image);
        image.Position = 0;
        using var file = new PEReader(image);
        var metadata = file.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(metadata.GetAssemblyReference).Select(reference => (metadata.GetString(reference.Name), reference.Version))];
    }
}
