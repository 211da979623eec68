using System.Text.Json;

namespace VaeLint.Package.Tests.Consumers;

public sealed class FSharpTests(PackedPackage package)
{
    private static readonly string WrongLine = $"VAE001 Losses.fs:{FSharpConsumer.WrongLine}";

    [Fact]
    public void A_wrong_loss_is_reported_by_every_build_until_VaeLint_is_switched_off()
    {
        using var consumer = new Consumer(package).FSharpProject(package, "App", FSharpConsumer.Wrong);
        var first = consumer.Build("App");

        Assert.True(first.Succeeded, first.Output);
        Assert.Equal(["warning " + WrongLine], first.Summary);
        Assert.Contains("/App/Losses.fs(6,42,6,62): warning VAE001: The reconstruction is averaged over its event elements", first.Output, StringComparison.Ordinal);

        var second = consumer.BuildAgain("App", "-v:d");
        Assert.Equal(["warning " + WrongLine], second.Summary);
        Assert.Contains("Skipping target \"CoreCompile\"", second.Output, StringComparison.Ordinal);
        Assert.Contains("has not changed.", second.Output, StringComparison.Ordinal);

        // An error fails every build, though the compiler has nothing to do.
        Assert.Equal((false, "error " + WrongLine), Outcome(consumer.BuildAgain("App", "-p:WarningsAsErrors=VAE001")));
        Assert.Equal((false, "error " + WrongLine), Outcome(consumer.BuildAgain("App", "-p:WarningsAsErrors=VAE001")));
        Assert.Equal((true, ""), Outcome(consumer.BuildAgain("App", "-p:NoWarn=VAE001")));
        Assert.Equal((true, ""), Outcome(consumer.BuildAgain("App", "-p:VaeLintEnabled=false")));
        Assert.Equal((true, ""), Outcome(consumer.BuildAgain("App", "-p:VaeLintAnalysisMode=None")));
    }

    [Fact]
    public void The_check_is_warmed_up_where_the_compiler_runs_and_reports_the_same_without()
    {
        const string Started = "Task \"VaeLintWarmUpTask\"";
        using var consumer = new Consumer(package)
            .FSharpProject(package, "App", FSharpConsumer.Wrong)
            .FSharpProject(package, "Plain", "module Plain.Sums\n\nlet add (a: float) b = a + b\n", torchSharp: false);
        var first = consumer.Build("App", "-v:d");
        Assert.Contains(Started, first.Output, StringComparison.Ordinal);
        Assert.Equal(["warning " + WrongLine], first.Summary);

        var second = consumer.BuildAgain("App", "-v:d");
        Assert.DoesNotContain(Started, second.Output, StringComparison.Ordinal);
        Assert.Contains("Skipping target \"VaeLintBeforeCompile\"", second.Output, StringComparison.Ordinal);

        foreach (var property in new[] { "VaeLintWarmUp", "VaeLintEnabled" })
        {
            var without = consumer.Build("App", "-v:d", $"-p:{property}=false");
            Assert.DoesNotContain(Started, without.Output, StringComparison.Ordinal);
            Assert.Equal(property == "VaeLintWarmUp" ? first.Summary : [], without.Summary);
        }

        Assert.DoesNotContain(Started, consumer.Build("Plain", "-v:d").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_sample_that_warms_up_has_a_finding_of_every_rule_that_the_samples_show()
    {
        using var consumer = new Consumer(package).FSharpProject(package, "App", FSharpConsumer.Clean);
        consumer.Build("App");
        var build = consumer.BuildAgain("App", "-t:VaeLint", $"-p:VaeLintAssembly={Path.Combine(BuildFacts.PackageRoot, "vaelint", package.Version, "tools", "VaeLint.Sample.dll")}", "-p:VaeLintAnalysisMode=All");

        var shown = Directory.GetFiles(Path.Combine(BuildFacts.RepositoryRoot, "samples", "Mistakes", "FSharp"), "VAE???.fs").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal);
        Assert.Equal(shown, build.Findings.Where(finding => finding.File == finding.Id + ".fs" && finding.Line > 1).Select(finding => finding.Id).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Warnings_as_errors_are_errors_but_for_those_that_are_excepted()
    {
        using var consumer = new Consumer(package).FSharpProject(package, "App", FSharpConsumer.Wrong, "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>");

        Assert.Equal((false, "error " + WrongLine), Outcome(consumer.Build("App")));
        Assert.Equal((false, "error " + WrongLine), Outcome(consumer.BuildAgain("App")));
        Assert.Equal((true, "warning " + WrongLine), Outcome(consumer.BuildAgain("App", "-p:WarningsNotAsErrors=VAE001")));
    }

    [Fact]
    public void Clean_code_and_a_project_without_TorchSharp_build_without_a_word()
    {
        using var consumer = new Consumer(package)
            .FSharpProject(package, "App", FSharpConsumer.Clean, "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>")
            .FSharpProject(package, "Plain", "module Plain.Sums\n\nlet add (a: float) b = a + b\n", "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>", torchSharp: false);

        foreach (var build in new[] { consumer.Build("App"), consumer.Build("Plain") })
        {
            Assert.Equal((true, ""), Outcome(build));
            Assert.DoesNotContain("warning", build.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("VaeLint", build.Output, StringComparison.Ordinal);
        }

        Assert.Empty(Directory.EnumerateFiles(Path.Combine(consumer.Folder, "Plain"), "*.vaelint.cache", SearchOption.AllDirectories));
    }

    [Fact]
    public void Severities_come_from_the_preset_and_from_the_editorconfig()
    {
        using var consumer = new Consumer(package).FSharpProject(package, "App", FSharpConsumer.HiddenWeight);

        Assert.Equal((true, ""), Outcome(consumer.Build("App", "-p:ErrorLog=losses.sarif")));
        using var log = JsonDocument.Parse(consumer.Read("App/losses.sarif"));
        Assert.Equal("VAE010", log.RootElement.GetProperty("runs")[0].GetProperty("results")[0].GetProperty("ruleId").GetString());

        Assert.Equal(["VAE010"], consumer.BuildAgain("App", "-p:VaeLintAnalysisMode=Recommended").Findings.Select(finding => finding.Id));
        Assert.Equal((false, "error VAE010 Losses.fs:9"), Outcome(consumer.BuildAgain("App", "-p:VaeLintAnalysisMode=Recommended", "-p:TreatWarningsAsErrors=true")));
        var strict = consumer.BuildAgain("App", "-p:VaeLintAnalysisMode=Strict");
        Assert.False(strict.Succeeded);
        Assert.Contains("VaeLintAnalysisMode is 'Strict'; it must be None, Default, Recommended or All.", strict.Output, StringComparison.Ordinal);
        consumer.File(".editorconfig", "root = true\n\n[*.{fs,fsi}]\ndotnet_diagnostic.VAE010.severity = error\n");
        Assert.Equal(["error"], consumer.BuildAgain("App").Findings.Select(finding => finding.Severity));
        consumer.File("App/.editorconfig", "[Losses.fs]\ndotnet_diagnostic.VAE010.severity = none\n");
        Assert.Equal((true, ""), Outcome(consumer.BuildAgain("App", "-p:VaeLintAnalysisMode=Recommended")));
    }

    [Fact]
    public void A_comment_suppresses_a_finding()
    {
        var source = FSharpConsumer.Wrong.Replace("    let likelihood", "    // vaelint: disable VAE001 the paper averages\n    let likelihood", StringComparison.Ordinal);
        using var consumer = new Consumer(package).FSharpProject(package, "App", source, "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>");

        Assert.Equal((true, ""), Outcome(consumer.Build("App")));
    }

    [Fact]
    public void A_comment_behind_the_code_and_one_for_the_file_suppress_a_finding()
    {
        var behind = FSharpConsumer.Wrong.Replace("(reconstruction, target)", "(reconstruction, target) // vaelint: disable VAE001 meant", StringComparison.Ordinal);
        var file = FSharpConsumer.Wrong.Replace("open TorchSharp", "// vaelint: disable-file VAE001 meant\nopen TorchSharp", StringComparison.Ordinal);
        using var consumer = new Consumer(package)
            .FSharpProject(package, "App", ["Behind.fs", "File.fs", "Losses.fs"])
            .File("App/Behind.fs", behind.Replace("App.Losses", "App.Behind", StringComparison.Ordinal))
            .File("App/File.fs", file.Replace("App.Losses", "App.File", StringComparison.Ordinal))
            .File("App/Losses.fs", FSharpConsumer.Wrong);

        Assert.Equal((true, "warning " + WrongLine), Outcome(consumer.Build("App")));
    }

    [Fact]
    public void An_edit_is_analysed_again()
    {
        using var consumer = new Consumer(package).FSharpProject(package, "App", FSharpConsumer.Wrong);

        Assert.Equal((true, "warning " + WrongLine), Outcome(consumer.Build("App")));
        consumer.File("App/Losses.fs", FSharpConsumer.Clean);
        Assert.Equal((true, ""), Outcome(consumer.BuildAgain("App")));
        consumer.File("App/Losses.fs", "// One line more.\n" + FSharpConsumer.Wrong);
        Assert.Equal((true, $"warning VAE001 Losses.fs:{FSharpConsumer.WrongLine + 1}"), Outcome(consumer.BuildAgain("App")));
    }

    [Fact]
    public void A_release_build_reports_too_and_without_symbols_the_assembly_is_named()
    {
        using var consumer = new Consumer(package).FSharpProject(package, "App", FSharpConsumer.Wrong);

        Assert.Equal((true, "warning " + WrongLine), Outcome(consumer.Build("App", "-c", "Release")));
        var blind = consumer.Build("App", "-c", "Release", "-p:DebugType=none");
        Assert.True(blind.Succeeded, blind.Output);
        Assert.Contains("VaeLint found no PDB for", blind.Output, StringComparison.Ordinal);
        Assert.Contains("App.dll : warning VAE001: The reconstruction is averaged over its event elements", blind.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_target_framework_reports()
    {
        using var consumer = new Consumer(package)
            .FSharpProject(package, "App", ["Losses.fs"], frameworks: "net8.0;net10.0")
            .File("App/Losses.fs", FSharpConsumer.Wrong);
        var build = consumer.Build("App", "-p:VaeLintSarifFile=losses.sarif");

        Assert.True(build.Succeeded, build.Output);
        Assert.Equal(["losses.net10.0.sarif", "losses.net8.0.sarif"], Directory.EnumerateFiles(Path.Combine(consumer.Folder, "App"), "*.sarif").Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(["net8.0", "net10.0"], framework => Assert.Contains("\"VAE001\"", consumer.Read($"App/losses.{framework}.sarif"), StringComparison.Ordinal));
        Assert.Equal(["warning " + WrongLine, "warning " + WrongLine], build.Summary);
        Assert.Equal(["App.fsproj::TargetFramework=net10.0", "App.fsproj::TargetFramework=net8.0"], build.Findings.Select(finding => finding.Project).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_editor_that_only_wants_to_know_the_project_gets_no_findings()
    {
        using var consumer = new Consumer(package).FSharpProject(package, "App", FSharpConsumer.Wrong);
        Assert.Equal((true, "warning " + WrongLine), Outcome(consumer.Build("App")));

        Assert.Equal((true, ""), Outcome(consumer.BuildAgain("App", "-p:DesignTimeBuild=true")));
    }

    [Fact]
    public void Any_assembly_can_be_checked_on_demand()
    {
        using var consumer = new Consumer(package).FSharpProject(package, "App", FSharpConsumer.Wrong);
        Assert.True(consumer.Build("App", "-p:VaeLintEnabled=false").Succeeded);
        var check = consumer.Dotnet("App", "build", "-nologo", "-tl:off", "--no-restore", "-nodeReuse:false", "-t:VaeLint", "-p:VaeLintAssembly=obj/Debug/net10.0/App.dll");

        Assert.Equal((true, "warning " + WrongLine), Outcome(new BuildResult(check.ExitCode, check.Output)));
    }

    private static (bool Succeeded, string Findings) Outcome(BuildResult build) => (build.Succeeded, string.Join(", ", build.Summary));
}
