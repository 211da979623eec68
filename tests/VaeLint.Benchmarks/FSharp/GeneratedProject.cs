using System.Globalization;

namespace VaeLint.Benchmarks.FSharp;

/// <summary>An F# project as a user has it, outside of this repository: data, models and training of many experiments, alike but for a number.</summary>
internal sealed class GeneratedProject : IDisposable
{
    private const string Name = "Generated";
    private const string Placeholder = "NUMBER";

    private static readonly string[] Templates = ["Data.fs", "Model.fs", "Training.fs"];

    private readonly string _folder;

    public GeneratedProject(int experiments, string packages, string version)
    {
        _folder = Directory.CreateTempSubdirectory("vaelint-bench-").FullName;
        var sources = new List<string>();
        foreach (var number in Enumerable.Range(0, experiments))
        {
            foreach (var template in Templates)
            {
                var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "FSharp", "Templates", template));
                var name = string.Create(CultureInfo.InvariantCulture, $"Experiment{number:00}.{template}");
                File.WriteAllText(Path.Combine(_folder, name), text.Replace(Placeholder, number.ToString("00", CultureInfo.InvariantCulture), StringComparison.Ordinal));
                sources.Add(name);
            }
        }

        Files = sources.Count;
        Lines = sources.Sum(source => File.ReadLines(Path.Combine(_folder, source)).Count());
        File.WriteAllText(Path.Combine(_folder, Name + ".fsproj"), ProjectText(sources, packages, version));
    }

    public int Files { get; }

    public int Lines { get; }

    /// <summary>Compiles everything anew; nothing is left of an earlier build but the restored packages.</summary>
    public BuildTimes BuildAnew(params string[] properties)
    {
        foreach (var output in (string[])["bin", Path.Combine("obj", "Debug")])
        {
            var folder = Path.Combine(_folder, output);
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        return BuildAgain(properties);
    }

    /// <summary>Builds in a process of its own, as a terminal does.</summary>
    public BuildTimes BuildAgain(params string[] properties) => DotnetBuild.Run(_folder, ["--no-restore", "-clp:PerformanceSummary", .. properties]);

    public void Restore() => DotnetBuild.Run(_folder, "-t:Restore");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string ProjectText(List<string> sources, string packages, string version) =>
        $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <RestoreAdditionalProjectSources>{packages}</RestoreAdditionalProjectSources>
          </PropertyGroup>
          <ItemGroup>
            {string.Concat(sources.Select(source => $"<Compile Include=\"{source}\" />"))}
          </ItemGroup>
          <ItemGroup>
            <PackageReference Include="TorchSharp" Version="0.107.0" />
            <PackageReference Include="SharpZipLib" Version="1.4.1" />
            <PackageReference Include="SkiaSharp" Version="2.88.9" />
            <PackageReference Include="VaeLint" Version="{version}" PrivateAssets="all" />
          </ItemGroup>
        </Project>
        """;
}
