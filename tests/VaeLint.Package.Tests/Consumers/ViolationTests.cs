namespace VaeLint.Package.Tests.Consumers;

public sealed class ViolationTests(PackedPackage package)
{
    [Fact]
    public void A_violation_is_a_warning_with_id_file_and_line()
    {
        using var consumer = new Consumer(package).Project("App").File("App/Losses.cs", LossSources.MeanReconstruction);
        var build = consumer.Build("App");

        Assert.True(build.Succeeded, build.Output);
        Assert.Equal([$"warning VAE001 Losses.cs:{LossSources.MeanReconstructionLine}"], build.Summary);
        Assert.Contains("reconstruction", build.Findings[0].Message, StringComparison.Ordinal);

        var failing = consumer.Build("App", "--no-restore", "-p:WarningsAsErrors=VAE001");
        Assert.False(failing.Succeeded);
        Assert.Equal([$"error VAE001 Losses.cs:{LossSources.MeanReconstructionLine}"], failing.Summary);

        var strict = consumer.Build("App", "--no-restore", "-p:TreatWarningsAsErrors=true");
        Assert.False(strict.Succeeded);
        Assert.Equal([$"error VAE001 Losses.cs:{LossSources.MeanReconstructionLine}"], strict.Summary);

        var excepted = consumer.Build("App", "--no-restore", "-p:TreatWarningsAsErrors=true", "-p:WarningsNotAsErrors=VAE001");
        Assert.True(excepted.Succeeded, excepted.Output);
        Assert.Equal([$"warning VAE001 Losses.cs:{LossSources.MeanReconstructionLine}"], excepted.Summary);

        var muted = consumer.Build("App", "--no-restore", "-p:NoWarn=VAE001");
        Assert.True(muted.Succeeded, muted.Output);
        Assert.Empty(muted.Findings);
    }

    [Fact]
    public void An_info_is_in_the_error_log_and_not_in_the_output()
    {
        using var consumer = new Consumer(package).Project("App").File("App/Losses.cs", LossSources.HiddenWeight);
        var build = consumer.Build("App", "-p:ErrorLog=findings.sarif");

        Assert.True(build.Succeeded, build.Output);
        Assert.Empty(build.Findings);
        Assert.Contains("\"VAE010\"", consumer.Read("App/findings.sarif"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_target_framework_is_checked()
    {
        using var consumer = new Consumer(package)
            .Project("App", frameworks: "net8.0;net10.0")
            .File("App/Losses.cs", LossSources.MeanReconstruction);
        var build = consumer.Build("App");

        Assert.True(build.Succeeded, build.Output);
        Assert.Equal(2, build.Findings.Count(finding => finding.Id == "VAE001" && finding.Line == LossSources.MeanReconstructionLine));
        Assert.Equal(2, build.Findings.Select(finding => finding.Project).Distinct().Count());
    }

    [Fact]
    public void One_line_installs_it_for_every_project()
    {
        using var consumer = new Consumer(package)
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
            .File(
                "App/App.csproj",
                $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                    <RestoreAdditionalProjectSources>{package.Folder}</RestoreAdditionalProjectSources>
                  </PropertyGroup>
                  <ItemGroup>
                    <PackageReference Include="TorchSharp" />
                    <PackageReference Include="SkiaSharp" />
                    <PackageReference Include="SharpZipLib" />
                  </ItemGroup>
                </Project>
                """)
            .File("App/Losses.cs", LossSources.MeanReconstruction);
        var build = consumer.Build("App", "-p:VaeLintAnalysisMode=Recommended");

        Assert.True(build.Succeeded, build.Output);
        Assert.Equal([$"warning VAE001 Losses.cs:{LossSources.MeanReconstructionLine}"], build.Summary);
    }
}
