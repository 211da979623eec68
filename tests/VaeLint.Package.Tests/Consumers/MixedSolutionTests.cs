namespace VaeLint.Package.Tests.Consumers;

/// <summary>A solution of C# and F# projects that reference each other, with one line that installs VaeLint for all.</summary>
public sealed class MixedSolutionTests(PackedPackage package)
{
    private const string TorchSharp = """
        <PackageReference Include="TorchSharp" /><PackageReference Include="SkiaSharp" /><PackageReference Include="SharpZipLib" />
        """;

    [Fact]
    public void Every_project_reports_its_own_losses_once()
    {
        using var consumer = new Consumer(package)
            .File("App.slnx", """<Solution><Project Path="Terms/Terms.csproj" /><Project Path="Losses/Losses.fsproj" /><Project Path="App/App.csproj" /></Solution>""")
            .File(
                "Directory.Packages.props",
                $"""
                <Project>
                  <PropertyGroup>
                    <ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>
                  </PropertyGroup>
                  <ItemGroup>
                    <PackageVersion Include="TorchSharp" Version="0.107.0" />
                    <PackageVersion Include="SkiaSharp" Version="2.88.9" />
                    <PackageVersion Include="SharpZipLib" Version="1.4.1" />
                    <GlobalPackageReference Include="VaeLint" Version="{package.Version}" />
                  </ItemGroup>
                </Project>
                """)
            .File("Terms/Terms.csproj", Project(TorchSharp))
            .File("Terms/Mean.cs", LossSources.MeanReconstruction)
            .File("Losses/Losses.fsproj", Project("""<Compile Include="Wrong.fs" /><Compile Include="Call.fs" /><ProjectReference Include="../Terms/Terms.csproj" />""" + TorchSharp))
            .File("Losses/Wrong.fs", FSharpConsumer.Wrong)
            .File("Losses/Call.fs", "module App.Call\n\nlet total (x: TorchSharp.torch.Tensor) y m v = global.Losses.Total (x, y, m, v) + x\n")
            .File("App/App.csproj", Project("""<ProjectReference Include="../Losses/Losses.fsproj" />""" + TorchSharp))
            .File("App/Call.cs", "public static class Training { public static TorchSharp.torch.Tensor Step(TorchSharp.torch.Tensor x) => App.Losses.total(x, x, x, x) + x; }");
        var build = consumer.Build(".", "App.slnx");

        Assert.True(build.Succeeded, build.Output);
        Assert.Equal(
            [$"VAE001 Mean.cs:{LossSources.MeanReconstructionLine} Terms.csproj", $"VAE001 Wrong.fs:{FSharpConsumer.WrongLine} Losses.fsproj"],
            build.Findings.Select(finding => $"{finding.Id} {finding.File}:{finding.Line} {finding.Project}"));
    }

    [Fact]
    public void A_wrong_loss_of_a_project_without_VaeLint_is_not_reported_where_it_is_called()
    {
        using var consumer = new Consumer(package)
            .Project("Terms", vaeLint: false)
            .File("Terms/Mean.cs", LossSources.MeanReconstruction)
            .FSharpProject(package, "Training", ["Call.fs"], items: """<ProjectReference Include="../Terms/Terms.csproj" />""")
            .File("Training/Call.fs", "module App.Call\n\nlet total (x: TorchSharp.torch.Tensor) y m v = global.Losses.Total (x, y, m, v) + x\n");
        var build = consumer.Build("Training", "-p:TreatWarningsAsErrors=true");

        Assert.True(build.Succeeded, build.Output);
        Assert.Empty(build.Findings);
    }

    private string Project(string items) =>
        $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <RestoreAdditionalProjectSources>{package.Folder}</RestoreAdditionalProjectSources>
          </PropertyGroup>
          <ItemGroup>
            {items}
          </ItemGroup>
        </Project>
        """;
}
