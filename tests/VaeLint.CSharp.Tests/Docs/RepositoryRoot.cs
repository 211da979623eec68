using System.Reflection;

namespace VaeLint.CSharp.Tests.Docs;

/// <summary>The files of this repository, as the build knew them.</summary>
internal static class RepositoryRoot
{
    public static string Folder { get; } =
        typeof(RepositoryRoot).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    public static string PathOf(params string[] parts) => Path.Combine([Folder, .. parts]);

    public static string Read(params string[] parts) => File.ReadAllText(PathOf(parts)).ReplaceLineEndings("\n");
}
