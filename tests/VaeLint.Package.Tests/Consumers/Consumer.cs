using System.Text;

namespace VaeLint.Package.Tests.Consumers;

/// <summary>A project of a user, outside the repository tree, that installs the produced package.</summary>
internal sealed class Consumer : IDisposable
{
    /// <summary>TorchSharp asks for versions of these two that not every package source still lists.</summary>
    private const string TorchSharp = """
            <PackageReference Include="TorchSharp" Version="0.107.0" />
            <PackageReference Include="SkiaSharp" Version="2.88.9" />
            <PackageReference Include="SharpZipLib" Version="1.4.1" />
        """;

    private readonly PackedPackage _package;

    public Consumer(PackedPackage package)
    {
        _package = package;
        Folder = Directory.CreateTempSubdirectory("vaelint-consumer-").FullName;
    }

    public string Folder { get; }

    /// <summary>Adds a project in a folder of its own name.</summary>
    public Consumer Project(string name, string properties = "", string items = "", bool torchSharp = true, bool vaeLint = true, string frameworks = "net10.0")
    {
        var text = new StringBuilder();
        text.AppendLine("<Project Sdk=\"Microsoft.NET.Sdk\">");
        text.AppendLine("  <PropertyGroup>");
        text.AppendLine(frameworks.Contains(';', StringComparison.Ordinal) ? $"    <TargetFrameworks>{frameworks}</TargetFrameworks>" : $"    <TargetFramework>{frameworks}</TargetFramework>");
        text.AppendLine("    <Nullable>enable</Nullable>");
        text.AppendLine("    <ImplicitUsings>enable</ImplicitUsings>");
        text.AppendLine($"    <RestoreAdditionalProjectSources>{_package.Folder}</RestoreAdditionalProjectSources>");
        text.AppendLine("    " + properties);
        text.AppendLine("  </PropertyGroup>");
        text.AppendLine("  <ItemGroup>");
        text.AppendLine(torchSharp ? TorchSharp : "");
        text.AppendLine(vaeLint ? $"""    <PackageReference Include="{PackedPackage.Id}" Version="{_package.Version}" PrivateAssets="all" />""" : "");
        text.AppendLine("    " + items);
        text.AppendLine("  </ItemGroup>");
        text.AppendLine("</Project>");
        return File(Path.Combine(name, name + ".csproj"), text.ToString());
    }

    public Consumer File(string path, string text)
    {
        var full = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        System.IO.File.WriteAllText(full, text.ReplaceLineEndings("\n"));
        return this;
    }

    public string Read(string path) => System.IO.File.ReadAllText(Path.Combine(Folder, path));

    public BuildResult Build(string project, params string[] arguments)
    {
        var (exitCode, output) = DotnetProcess.Run(
            Path.Combine(Folder, project),
            ["build", "-nologo", "-tl:off", "--no-incremental", "-nodeReuse:false", "-p:UseSharedCompilation=false", .. arguments]);
        return new BuildResult(exitCode, output);
    }

    public (int ExitCode, string Output) Dotnet(string project, params string[] arguments) => DotnetProcess.Run(Path.Combine(Folder, project), arguments);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
