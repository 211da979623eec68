namespace VaeLint.Eng;

/// <summary>A project as a user has it: nothing of this repository's settings reaches it.</summary>
internal sealed class DemoProject : IDisposable
{
    private const string Name = "Samples";

    private readonly string _version;

    private DemoProject(Repository repository, string version)
    {
        _version = version;
        Root = Path.Combine(repository.Artifacts, "demo");
        Folder = Path.Combine(Root, Name);
        Packages = Path.Combine(Root, "packages");
    }

    public string Root { get; }

    public string Folder { get; }

    public string Packages { get; }

    /// <summary>The lines of the project file that concern VaeLint.</summary>
    public string PackageLines =>
        $"""
            <PropertyGroup>
              <VaeLintAnalysisMode>Recommended</VaeLintAnalysisMode>
            </PropertyGroup>
            <ItemGroup>
              <PackageReference Include="VaeLint" Version="{_version}" PrivateAssets="all" />
            </ItemGroup>
        """;

    public static DemoProject Create(Repository repository, string version)
    {
        var project = new DemoProject(repository, version);
        if (Directory.Exists(project.Root))
        {
            Directory.Delete(project.Root, recursive: true);
        }

        foreach (var file in SourceFiles(repository.Samples))
        {
            var copy = Path.Combine(project.Folder, Path.GetRelativePath(repository.Samples, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        foreach (var name in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"])
        {
            File.WriteAllText(Path.Combine(project.Root, name), "<Project />\n");
        }

        File.WriteAllText(Path.Combine(project.Root, ".editorconfig"), "root = true\n");
        File.WriteAllText(Path.Combine(project.Folder, Name + ".csproj"), project.ProjectText());
        return project;
    }

    public (int ExitCode, string Output) Build() =>
        Tool.Capture(
            "dotnet", Folder, Tool.NoVariables, "build", "-nologo", "-tl:off", "--no-incremental", "-nodeReuse:false", "-p:UseSharedCompilation=false", "-o", Path.Combine(Root, "out"));

    public (int ExitCode, string Output) Measure() =>
        Tool.Capture("dotnet", Folder, Tool.TorchEnvironment(), "exec", Path.Combine(Root, "out", Name + ".dll"));

    /// <summary>Builds the F# mistakes, or their repaired twins, in a project that installs the package the same way.</summary>
    public (string Folder, int ExitCode, string Output) BuildFSharp(Repository repository, bool repaired)
    {
        var name = repaired ? "Repaired.FSharp" : "Mistakes.FSharp";
        var folder = Path.Combine(Root, name);
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(repository.Samples, "Mistakes", "FSharp"), "*.fs"))
        {
            if (file.EndsWith(".Repaired.fs", StringComparison.Ordinal) == repaired)
            {
                File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
            }
        }

        File.WriteAllText(Path.Combine(folder, name + ".fsproj"), FSharpProjectText());
        var (exitCode, output) = Tool.Capture("dotnet", folder, Tool.NoVariables, "build", "-nologo", "-tl:off", "-nodeReuse:false");
        return (folder, exitCode, output);
    }

    public IReadOnlyDictionary<string, string> ReadSources() =>
        SourceFiles(Folder).ToDictionary(file => Path.GetRelativePath(Folder, file), File.ReadAllText);

    public void Dispose() => PackageCache.Remove(_version);

    private static IEnumerable<string> SourceFiles(string folder) =>
        Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    private string ProjectText() =>
        $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <RuntimeIdentifier>$(NETCoreSdkPortableRuntimeIdentifier)</RuntimeIdentifier>
            <SelfContained>false</SelfContained>
            <CreateHardLinksForCopyLocalIfPossible>true</CreateHardLinksForCopyLocalIfPossible>
            <CreateHardLinksForCopyFilesToOutputDirectoryIfPossible>true</CreateHardLinksForCopyFilesToOutputDirectoryIfPossible>
            <RestoreAdditionalProjectSources>{Packages}</RestoreAdditionalProjectSources>
          </PropertyGroup>
        {PackageLines}
          <ItemGroup>
            <PackageReference Include="TorchSharp-cpu" Version="0.107.0" />
            <PackageReference Include="SharpZipLib" Version="1.4.1" />
            <PackageReference Include="SkiaSharp" Version="2.88.9" />
          </ItemGroup>
        </Project>
        """;

    private string FSharpProjectText() =>
        $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <RestoreAdditionalProjectSources>{Packages}</RestoreAdditionalProjectSources>
          </PropertyGroup>
        {PackageLines}
          <ItemGroup>
            <Compile Include="*.fs" />
            <PackageReference Include="TorchSharp" Version="0.107.0" />
            <PackageReference Include="SharpZipLib" Version="1.4.1" />
            <PackageReference Include="SkiaSharp" Version="2.88.9" />
          </ItemGroup>
        </Project>
        """;
}
