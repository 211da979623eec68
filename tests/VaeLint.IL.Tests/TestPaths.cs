using System.Reflection;
using System.Xml.Linq;

namespace VaeLint.IL.Tests;

/// <summary>What the build tells the tests.</summary>
internal static class TestPaths
{
    public static string Corpus { get; } = Metadata("CorpusDirectory");

    public static string Fixtures { get; } = Metadata("FixtureDirectory");

    public static string Docs { get; } = Metadata("DocsDirectory");

    public static string FSharpCorpus { get; } = Metadata("FSharpCorpusDirectory");

    public static string FSharp { get; } = Metadata("FSharpDirectory");

    public static string Torch { get; } = typeof(TorchSharp.torch).Assembly.Location;

    /// <summary>The runtime library in C#.</summary>
    public static string Runtime { get; } = typeof(NegativeLogLikelihood).Assembly.Location;

    /// <summary>The sources of its curried form, in the order of compilation.</summary>
    public static IReadOnlyList<string> RuntimeFSharpSources { get; } =
        [.. XDocument.Load(Metadata("RuntimeFSharpProject")).Descendants("Compile").Select(item => Path.Combine(Path.GetDirectoryName(Metadata("RuntimeFSharpProject"))!, item.Attribute("Include")!.Value))];

    public static IReadOnlyList<string> Framework { get; } = [.. Directory.EnumerateFiles(Metadata("FrameworkReferencePack"), "*.dll").Order(StringComparer.Ordinal)];

    public static IReadOnlyList<string> References { get; } = [.. Framework, Torch];

    private static string Metadata(string key) =>
        typeof(TestPaths).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
