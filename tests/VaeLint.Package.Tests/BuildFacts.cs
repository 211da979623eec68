using System.Reflection;

namespace VaeLint.Package.Tests;

/// <summary>What the build of this project knew about its surroundings.</summary>
internal static class BuildFacts
{
    public static string RepositoryRoot { get; } = Read("RepositoryRoot");

    public static string Configuration { get; } = Read("Configuration");

    /// <summary>The folder packages are restored into.</summary>
    public static string PackageRoot { get; } = Read("NuGetPackageRoot");

    public static string PackageProject => Path.Combine(RepositoryRoot, "analyzers", "VaeLint.Package", "VaeLint.Package.csproj");

    public static string PresetFolder => Path.Combine(RepositoryRoot, "analyzers", "VaeLint.Package", "config");

    private static string Read(string key) =>
        typeof(BuildFacts).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value
        ?? throw new InvalidOperationException($"{key} is empty");
}
