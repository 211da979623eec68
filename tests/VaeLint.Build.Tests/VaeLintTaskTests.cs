using System.Text.Json;
using Microsoft.Build.Framework;
using VaeLint.IL.Tests.Robustness;

namespace VaeLint.Build.Tests;

public sealed class VaeLintTaskTests
{
    private const int LossLine = 8;

    [Fact]
    public void A_wrong_loss_is_a_warning_at_its_place()
    {
        using var project = new CompiledProject();
        var (succeeded, engine) = project.Build();

        Assert.True(succeeded);
        var warning = Assert.Single(engine.Warnings);
        Assert.Equal(("VAE001", project.Source, LossLine), (warning.Code, warning.File, warning.LineNumber));
        Assert.True(warning.ColumnNumber > 0 && warning.EndColumnNumber > warning.ColumnNumber, $"{warning.ColumnNumber}..{warning.EndColumnNumber}");
        Assert.Null(warning.Subcategory);
        Assert.EndsWith("VAE001.md", warning.HelpLink, StringComparison.Ordinal);
        Assert.StartsWith("The reconstruction is averaged over its event elements", warning.Message, StringComparison.Ordinal);
        Assert.Empty(engine.Errors);
    }

    [Fact]
    public void A_second_build_repeats_the_warning_from_the_cache()
    {
        using var project = new CompiledProject();
        var first = project.Build().Engine;
        var second = project.Build().Engine;

        Assert.DoesNotContain(first.Messages, IsUnchanged);
        Assert.Contains(second.Messages, IsUnchanged);
        Assert.Equal(Texts(first), Texts(second));
        Assert.Single(second.Warnings);

        project.Compile(CompiledProject.WeightedLoss);
        var third = project.Build().Engine;
        Assert.DoesNotContain(third.Messages, IsUnchanged);
        Assert.Empty(third.Warnings);
    }

    [Fact]
    public void Settings_count_without_another_analysis()
    {
        using var project = new CompiledProject();
        project.Build();
        var (succeeded, engine) = project.Build(task => task.TreatWarningsAsErrors = true);

        Assert.False(succeeded);
        Assert.Equal("VAE001", Assert.Single(engine.Errors).Code);
        Assert.Empty(engine.Warnings);
        Assert.Contains(engine.Messages, IsUnchanged);

        // An error fails again.
        Assert.False(project.Build(task => task.TreatWarningsAsErrors = true).Succeeded);
        Assert.False(project.Build(task => task.WarningsAsErrors = "VAE001").Succeeded);
        Assert.Single(project.Build(task => (task.TreatWarningsAsErrors, task.WarningsNotAsErrors) = (true, "VAE001")).Engine.Warnings);
        AssertSilent(project.Build(task => (task.TreatWarningsAsErrors, task.NoWarn) = (true, "VAE001")));
    }

    [Fact]
    public void Configuration_files_are_found_above_the_source_and_the_project()
    {
        using var project = new CompiledProject();
        project.Write(".globalconfig", "is_global = true", "dotnet_diagnostic.VAE001.severity = none");
        AssertSilent(project.Build());

        project.Write(".editorconfig", "root = true", "[*.cs]", "dotnet_diagnostic.VAE001.severity = error");
        var (succeeded, engine) = project.Build();
        Assert.False(succeeded);
        Assert.Equal("VAE001", Assert.Single(engine.Errors).Code);
    }

    [Fact]
    public void An_info_is_a_quiet_message_until_a_named_file_raises_it()
    {
        using var project = new CompiledProject(CompiledProject.WeightedLoss);
        var quiet = project.Build().Engine;
        Assert.Empty(quiet.Warnings);
        Assert.Equal(MessageImportance.Low, Assert.Single(quiet.Messages, message => message.Code == "VAE010").Importance);

        project.Write("preset.globalconfig", "is_global = true", "global_level = -100", "dotnet_diagnostic.VAE010.severity = warning");
        var raised = project.Build(task => task.ConfigurationFiles = [new Microsoft.Build.Utilities.TaskItem("preset.globalconfig")]).Engine;
        Assert.Equal("VAE010", Assert.Single(raised.Warnings).Code);
    }

    [Fact]
    public void A_comment_suppresses_and_the_log_says_so()
    {
        using var project = new CompiledProject(CompiledProject.Loss.Replace("(reconstruction, target);", "(reconstruction, target); // vaelint: disable VAE001 meant", StringComparison.Ordinal));
        AssertSilent(project.Build(task => (task.TreatWarningsAsErrors, task.SarifFile) = (true, "logs/losses.sarif,version=2.1")));

        var result = Results(project, "logs/losses.sarif")[0];
        Assert.Equal("VAE001", result.GetProperty("ruleId").GetString());
        Assert.Equal("inSource", result.GetProperty("suppressions")[0].GetProperty("kind").GetString());
    }

    [Fact]
    public void Infos_are_in_the_log_file()
    {
        using var project = new CompiledProject(CompiledProject.WeightedLoss);
        project.Build(task => task.SarifFile = "losses.sarif");

        var result = Results(project, "losses.sarif")[0];
        Assert.Equal(("VAE010", "note"), (result.GetProperty("ruleId").GetString(), result.GetProperty("level").GetString()));
    }

    [Fact]
    public void Without_a_PDB_the_loss_is_still_found_and_one_message_says_why_it_has_no_line()
    {
        using var project = new CompiledProject(symbols: false);
        var (succeeded, engine) = project.Build();

        Assert.True(succeeded);
        Assert.Equal(("VAE001", 0), (Assert.Single(engine.Warnings).Code, engine.Warnings[0].LineNumber));
        Assert.Contains("no PDB", Assert.Single(engine.Messages, IsLoud).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no assembly at all")]
    [InlineData("")]
    public void A_corrupt_assembly_never_fails_the_build(string content)
    {
        using var project = new CompiledProject();
        File.WriteAllText(project.Assembly, content);
        var (succeeded, engine) = project.Build(task => task.TreatWarningsAsErrors = true);

        Assert.True(succeeded);
        Assert.Empty(engine.Warnings);
        Assert.Single(engine.Messages, IsLoud);
    }

    [Fact]
    public void A_truncated_assembly_never_fails_the_build()
    {
        using var project = new CompiledProject();
        var bytes = File.ReadAllBytes(project.Assembly);
        for (var length = 0; length < bytes.Length; length += 97)
        {
            File.WriteAllBytes(project.Assembly, bytes[..length]);
            var (succeeded, engine) = project.Build(task => task.CacheFile = null);

            Assert.True(succeeded, $"{length} bytes");
            Assert.True(engine.Messages.Count(IsLoud) <= 1, $"{length} bytes");
        }
    }

    [Fact]
    public void Damaged_files_never_fail_the_build()
    {
        using var project = new CompiledProject();
        var (assembly, symbols) = (File.ReadAllBytes(project.Assembly), File.ReadAllBytes(Path.ChangeExtension(project.Assembly, ".pdb")));
        var damage = new Damage(assembly);
        for (var seed = 0; seed < 80; seed++)
        {
            var random = new Random(seed);
            File.WriteAllBytes(project.Assembly, seed % 4 == 0 ? assembly : damage.Next(assembly, random));
            File.WriteAllBytes(Path.ChangeExtension(project.Assembly, ".pdb"), seed % 2 == 0 ? Damage.Of(symbols, random) : symbols);
            var (succeeded, engine) = project.Build(task => task.CacheFile = null);

            Assert.True(succeeded, $"seed {seed}");
            Assert.True(engine.Messages.Count(IsLoud) <= 1, $"seed {seed}");
        }
    }

    [Fact]
    public void A_missing_assembly_never_fails_the_build()
    {
        using var project = new CompiledProject();
        File.Delete(project.Assembly);
        var (succeeded, engine) = project.Build();

        Assert.True(succeeded);
        Assert.Contains("does not exist", Assert.Single(engine.Messages, IsLoud).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_locked_cache_costs_one_message_and_no_finding()
    {
        using var project = new CompiledProject();
        using var locked = File.Open(project.Cache, FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        var (succeeded, engine) = project.Build();

        Assert.True(succeeded);
        Assert.Single(engine.Warnings);
        Assert.Contains("could not keep its findings", Assert.Single(engine.Messages, IsLoud).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_assembly_without_TorchSharp_is_left_alone()
    {
        using var project = new CompiledProject("public static class Plain { public static double Sum(double a, double b) => a + b; }");
        AssertSilent(project.Build(task => task.TreatWarningsAsErrors = true));
    }

    [Fact]
    public void References_are_looked_for_beside_an_assembly_that_comes_alone()
    {
        using var project = new CompiledProject();
        var (succeeded, alone) = project.Build(task => (task.References, task.Sources, task.CacheFile) = ([], [], null));
        Assert.True(succeeded);
        Assert.EndsWith("TorchSharp.dll is neither among the references nor beside it.", Assert.Single(alone.Messages, IsLoud).Message, StringComparison.Ordinal);

        File.Copy(typeof(TorchSharp.torch).Assembly.Location, Path.Combine(project.Folder, "TorchSharp.dll"));
        var (_, engine) = project.Build(task => (task.References, task.Sources, task.CacheFile) = ([], [], null));

        Assert.Equal(("VAE001", LossLine), (Assert.Single(engine.Warnings).Code, engine.Warnings[0].LineNumber));
    }

    private static void AssertSilent((bool Succeeded, RecordingEngine Engine) build)
    {
        Assert.True(build.Succeeded);
        Assert.Empty(build.Engine.Errors);
        Assert.Empty(build.Engine.Warnings);
        Assert.DoesNotContain(build.Engine.Messages, IsLoud);
    }

    private static JsonElement Results(CompiledProject project, string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(project.Folder, file)));
        return json.RootElement.GetProperty("runs")[0].GetProperty("results").Clone();
    }

    private static bool IsUnchanged(BuildMessageEventArgs message) => message.Message!.Contains("has not changed", StringComparison.Ordinal);

    private static bool IsLoud(BuildMessageEventArgs message) => message.Importance == MessageImportance.High;

    private static IEnumerable<string> Texts(RecordingEngine engine) => engine.Warnings.Select(warning => $"{warning.File}({warning.LineNumber},{warning.ColumnNumber},{warning.EndLineNumber},{warning.EndColumnNumber}): {warning.Code} {warning.Message}");
}
