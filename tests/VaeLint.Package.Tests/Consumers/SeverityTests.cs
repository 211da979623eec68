namespace VaeLint.Package.Tests.Consumers;

public sealed class SeverityTests(PackedPackage package)
{
    private static readonly string Hidden = $"warning VAE010 Hidden.cs:{LossSources.HiddenWeightLine}";

    private static readonly string Mean = $"warning VAE001 Mean.cs:{LossSources.MeanReconstructionLine}";

    [Fact]
    public void The_analysis_mode_chooses_the_preset()
    {
        using var consumer = AllThree();

        Assert.Empty(consumer.Build("App", "-p:VaeLintAnalysisMode=None").Findings);
        Assert.Equal([Mean], consumer.Build("App", "--no-restore").Summary);
        Assert.Equal([Mean], consumer.Build("App", "--no-restore", "-p:VaeLintAnalysisMode=Default").Summary);
        Assert.Equal([Hidden, Mean], consumer.Build("App", "--no-restore", "-p:VaeLintAnalysisMode=Recommended").Summary);

        // What a preset raises to a warning is an error where warnings are errors.
        var strict = consumer.Build("App", "--no-restore", "-p:VaeLintAnalysisMode=Recommended", "-p:TreatWarningsAsErrors=true");
        Assert.Equal(["error VAE010", "error VAE001"], strict.Findings.Select(finding => $"{finding.Severity} {finding.Id}"));

        var all = consumer.Build("App", "--no-restore", "-p:VaeLintAnalysisMode=all");
        Assert.Equal(["VAE010", "VAE001", "VAE011"], all.Findings.Select(finding => finding.Id));
        Assert.All(all.Findings, finding => Assert.Equal("warning", finding.Severity));
    }

    [Fact]
    public void An_unknown_mode_is_an_error_that_names_the_right_ones()
    {
        using var consumer = AllThree();
        var build = consumer.Build("App", "-p:VaeLintAnalysisMode=Strict");

        Assert.False(build.Succeeded);
        Assert.Contains("VaeLintAnalysisMode is 'Strict'; it must be None, Default, Recommended or All.", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_editorconfig_of_the_project_wins_over_the_preset()
    {
        using var consumer = AllThree().File(
            "App/.editorconfig",
            """
            root = true

            [*.cs]
            dotnet_diagnostic.VAE001.severity = none
            dotnet_diagnostic.VAE010.severity = error
            """);
        var build = consumer.Build("App", "-p:VaeLintAnalysisMode=Recommended");

        Assert.False(build.Succeeded);
        Assert.Equal([$"error VAE010 Hidden.cs:{LossSources.HiddenWeightLine}"], build.Summary);
    }

    [Fact]
    public void A_global_config_of_the_project_wins_over_the_preset()
    {
        using var consumer = AllThree().File(
            "App/.globalconfig",
            """
            is_global = true
            dotnet_diagnostic.VAE001.severity = error
            """);

        Assert.Equal([$"error VAE001 Mean.cs:{LossSources.MeanReconstructionLine}"], consumer.Build("App", "-p:VaeLintAnalysisMode=None").Summary);
    }

    private Consumer AllThree() =>
        new Consumer(package)
            .Project("App")
            .File("App/Hidden.cs", LossSources.HiddenWeight.Replace("class Losses", "class HiddenLosses", StringComparison.Ordinal))
            .File("App/Mean.cs", LossSources.MeanReconstruction)
            .File("App/Summed.cs", LossSources.SummedOverBatch);
}
