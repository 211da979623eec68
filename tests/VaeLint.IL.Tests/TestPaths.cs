using System.Reflection;

namespace VaeLint.IL.Tests;

/// <summary>What the build tells the tests.</summary>
internal static class TestPaths
{
    public static string Corpus { get; } = Metadata("CorpusDirectory");

    public static string Fixtures { get; } = Metadata("FixtureDirectory");

    public static string FSharpCorpus { get; } = Metadata("FSharpCorpusDirectory");

    public static string FSharp { get; } = Metadata("FSharpDirectory");

    public static string Torch { get; } = typeof(TorchSharp.torch).Assembly.Location;

    public static IReadOnlyList<string> Framework { get; } = [.. Directory.EnumerateFiles(Metadata("FrameworkReferencePack"), "*.dll").Order(StringComparer.Ordinal)];

    public static IReadOnlyList<string> References { get; } = [.. Framework, Torch];

    private static string Metadata(string key) =>
        typeof(TestPaths).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
