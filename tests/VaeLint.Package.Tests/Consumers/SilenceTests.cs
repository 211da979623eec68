namespace VaeLint.Package.Tests.Consumers;

public sealed class SilenceTests(PackedPackage package)
{
    [Fact]
    public void Clean_code_builds_without_a_word_under_warnings_as_errors()
    {
        using var consumer = new Consumer(package)
            .Project("App", properties: "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>")
            .File("App/Losses.cs", LossSources.SummedOverBatch);
        var build = consumer.Build("App");

        Assert.True(build.Succeeded, build.Output);
        Assert.Empty(build.Findings);
        Assert.DoesNotContain("warning", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_without_TorchSharp_is_left_alone()
    {
        using var consumer = new Consumer(package)
            .Project("App", properties: "<TreatWarningsAsErrors>true</TreatWarningsAsErrors><VaeLintAnalysisMode>All</VaeLintAnalysisMode>", torchSharp: false)
            .File("App/Plain.cs", LossSources.NoTorch);
        var build = consumer.Build("App");

        Assert.True(build.Succeeded, build.Output);
        Assert.DoesNotContain("warning", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Terms_from_a_referenced_project_are_unknown_and_silent()
    {
        using var consumer = new Consumer(package)
            .Project("Lib")
            .File("Lib/Terms.cs", LossSources.Terms)
            .Project("App", items: """<ProjectReference Include="../Lib/Lib.csproj" />""")
            .File("App/Losses.cs", LossSources.SumOfReferencedTerms);
        var build = consumer.Build("App", "-p:TreatWarningsAsErrors=true");

        Assert.True(build.Succeeded, build.Output);
        Assert.Empty(build.Findings);
    }

    [Fact]
    public void A_wrong_loss_in_a_referenced_project_is_not_reported_where_it_is_called()
    {
        using var consumer = new Consumer(package)
            .Project("Lib", vaeLint: false)
            .File("Lib/Losses.cs", LossSources.MeanReconstruction)
            .Project("App", items: """<ProjectReference Include="../Lib/Lib.csproj" />""")
            .File("App/Training.cs", LossSources.CallOfReferencedLoss);
        var build = consumer.Build("App", "-p:TreatWarningsAsErrors=true");

        Assert.True(build.Succeeded, build.Output);
        Assert.Empty(build.Findings);
    }

    [Fact]
    public void Source_can_suppress_a_finding()
    {
        using var consumer = new Consumer(package)
            .Project("App", properties: "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>")
            .File("App/Pragma.cs", "#pragma warning disable VAE001\n" + LossSources.MeanReconstruction)
            .File("App/Attribute.cs", LossSources.MeanReconstruction.Replace(
                "public static class Losses",
                """[System.Diagnostics.CodeAnalysis.SuppressMessage("Objective", "VAE001", Justification = "meant")] public static class MeantLosses""",
                StringComparison.Ordinal));
        var build = consumer.Build("App");

        Assert.True(build.Succeeded, build.Output);
        Assert.Empty(build.Findings);
    }
}
