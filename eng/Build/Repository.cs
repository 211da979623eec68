namespace VaeLint.Eng;

/// <summary>The folders of the repository.</summary>
public sealed class Repository
{
    private Repository(string root) => Root = root;

    public string Root { get; }

    public string Solution => Path.Combine(Root, "VaeLint.sln");

    public string Artifacts => Path.Combine(Root, "artifacts");

    public string Packages => Path.Combine(Artifacts, "packages");

    public string Samples => Path.Combine(Root, "samples");

    public string BenchmarkPage => Path.Combine(Root, "docs", "benchmarks.md");

    /// <summary>The project of the analyzer package, which the demo installs.</summary>
    public string PackageProject => Path.Combine(Root, "analyzers", "VaeLint.Package", "VaeLint.Package.csproj");

    /// <summary>Every project that becomes a package: it says so itself.</summary>
    public IReadOnlyList<string> PackageProjects =>
        [.. new[] { "analyzers", "runtime" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.*proj", SearchOption.AllDirectories))
            .Where(project => File.ReadAllText(project).Contains("<IsPackable>true</IsPackable>", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];

    /// <summary>Every test project, in the order they run.</summary>
    public IReadOnlyList<string> TestProjects =>
        [.. Directory.EnumerateFiles(Path.Combine(Root, "tests"), "*.?sproj", SearchOption.AllDirectories)
            .Where(project => Path.GetFileName(Path.GetDirectoryName(project)!).Split('.').Contains("Tests"))
            .Order(StringComparer.Ordinal)];

    public string TestProject(string name) => Path.Combine(Root, "tests", name, name + ".csproj");

    public static Repository At(string root) => new(root);

    public static Repository Find()
    {
        var start = AppContext.GetData("EntryPointFileDirectoryPath") as string ?? Directory.GetCurrentDirectory();
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "VaeLint.sln")))
            {
                return new Repository(folder.FullName);
            }
        }

        throw new DirectoryNotFoundException($"VaeLint.sln is in no parent folder of {start}");
    }
}
