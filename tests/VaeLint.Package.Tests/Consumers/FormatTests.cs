namespace VaeLint.Package.Tests.Consumers;

public sealed class FormatTests(PackedPackage package)
{
    [Fact]
    public void Dotnet_format_repairs_the_loss()
    {
        using var consumer = new Consumer(package).Project("App").File("App/Losses.cs", LossSources.MeanReconstruction);
        var before = consumer.Build("App");
        Assert.Equal([$"warning VAE001 Losses.cs:{LossSources.MeanReconstructionLine}"], before.Summary);

        var (exitCode, output) = consumer.Dotnet("App", "format", "analyzers", "--no-restore", "--severity", "info", "--diagnostics", "VAE001");
        Assert.True(exitCode == 0, output);
        Assert.NotEqual(LossSources.MeanReconstruction.ReplaceLineEndings("\n"), consumer.Read("App/Losses.cs"));

        var after = consumer.Build("App", "--no-restore", "-p:VaeLintAnalysisMode=Recommended");
        Assert.True(after.Succeeded, after.Output);
        Assert.Empty(after.Findings);
    }
}
