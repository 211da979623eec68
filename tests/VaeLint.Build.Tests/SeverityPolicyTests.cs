using VaeLint.Build.Policy;
using VaeLint.Core.Rules;

namespace VaeLint.Build.Tests;

public sealed class SeverityPolicyTests
{
    private const string Source = "/repo/src/Losses.fs";

    private static readonly WarningOptions NoOptions = new(null, null, null, false);

    [Fact]
    public void A_rule_has_its_own_severity_without_settings()
    {
        Assert.Equal(BuildSeverity.Warning, Of(RuleCatalog.MeanReconstruction));
        Assert.Equal(BuildSeverity.Message, Of(RuleCatalog.WeightHidesSize));
        Assert.Equal(BuildSeverity.None, Of(RuleCatalog.BatchSummedTotal));
        Assert.Equal(BuildSeverity.Message, Of(RuleCatalog.InternalFailure));
    }

    [Fact]
    public void A_hint_is_no_warning_unless_the_user_wants_it()
    {
        var hint = Findings.Of(RuleCatalog.MeanReconstruction, Source, isHint: true);

        Assert.Equal(BuildSeverity.Message, new SeverityPolicy(new ConfigurationStack([]), NoOptions).Of(hint, Source));
        Assert.Equal(BuildSeverity.Message, new SeverityPolicy(new ConfigurationStack([Global("default")]), NoOptions).Of(hint, Source));
        Assert.Equal(BuildSeverity.Warning, new SeverityPolicy(new ConfigurationStack([Global("warning")]), NoOptions).Of(hint, Source));
    }

    [Theory]
    [InlineData("error", "Error")]
    [InlineData("Warning", "Warning")]
    [InlineData("suggestion", "Message")]
    [InlineData("silent", "Message")]
    [InlineData("none", "None")]
    [InlineData("default", "Warning")]
    [InlineData("nonsense", "Warning")]
    [InlineData("none # for now", "None")]
    public void The_editorconfig_decides(string value, string expected) =>
        Assert.Equal(expected, Of(RuleCatalog.MeanReconstruction, NoOptions, Local("/repo", value)).ToString());

    [Fact]
    public void The_nearest_editorconfig_wins_and_a_root_ends_the_search()
    {
        Assert.Equal(BuildSeverity.Error, Of(RuleCatalog.MeanReconstruction, NoOptions, Local("/repo", "none"), Local("/repo/src", "error")));
        Assert.Equal(BuildSeverity.Warning, Of(RuleCatalog.MeanReconstruction, NoOptions, Local("/repo", "none"), File("/repo/src/.editorconfig", "root = true")));
        Assert.Equal(BuildSeverity.None, Of(RuleCatalog.MeanReconstruction, NoOptions, Local("/repo", "none"), File("/repo/other/.editorconfig", "root = true")));
    }

    [Fact]
    public void A_later_section_wins() =>
        Assert.Equal(BuildSeverity.Error, Of(
            RuleCatalog.MeanReconstruction,
            NoOptions,
            File("/repo/.editorconfig", "[*.fs]", "dotnet_diagnostic.VAE001.severity = none", "[src/*.fs]", "dotnet_diagnostic.VAE001.severity: error ; strict here", "[*.cs]", "dotnet_diagnostic.VAE001.severity = none")));

    [Fact]
    public void Global_files_follow_their_level_and_yield_to_an_editorconfig()
    {
        var preset = File("/pkg/vaelint.recommended.globalconfig", "is_global = true", "global_level = -100", "dotnet_diagnostic.VAE010.severity = warning");
        var own = File("/repo/.globalconfig", "dotnet_diagnostic.VAE010.severity = error");

        Assert.Equal(BuildSeverity.Warning, Of(RuleCatalog.WeightHidesSize, NoOptions, preset));
        Assert.Equal(BuildSeverity.Error, Of(RuleCatalog.WeightHidesSize, NoOptions, preset, own));
        Assert.Equal(BuildSeverity.None, Of(
            RuleCatalog.WeightHidesSize, NoOptions, preset, own, File("/repo/.editorconfig", "[*.fs]", "dotnet_diagnostic.VAE010.severity = none")));
    }

    [Fact]
    public void Global_files_of_one_level_that_contradict_each_other_say_nothing()
    {
        Assert.Equal(BuildSeverity.Warning, Of(RuleCatalog.MeanReconstruction, NoOptions, Global("none"), Global("error")));
        Assert.Equal(BuildSeverity.Error, Of(RuleCatalog.MeanReconstruction, NoOptions, Global("error"), Global("error")));
    }

    [Fact]
    public void A_section_of_a_global_file_is_an_absolute_path()
    {
        Assert.Equal(BuildSeverity.None, Of(RuleCatalog.MeanReconstruction, NoOptions, File("/x/.globalconfig", $"[{Source}]", "dotnet_diagnostic.VAE001.severity = none")));
        Assert.Equal(BuildSeverity.Warning, Of(RuleCatalog.MeanReconstruction, NoOptions, File("/repo/.globalconfig", "[*.fs]", "dotnet_diagnostic.VAE001.severity = none")));
    }

    [Fact]
    public void Warnings_become_errors_as_in_a_CSharp_project()
    {
        Assert.Equal(BuildSeverity.Error, Of(RuleCatalog.MeanReconstruction, new WarningOptions(null, null, null, true)));
        Assert.Equal(BuildSeverity.Warning, Of(RuleCatalog.MeanReconstruction, new WarningOptions(null, null, "FS0025; vae001", true)));
        Assert.Equal(BuildSeverity.Error, Of(RuleCatalog.MeanReconstruction, new WarningOptions(null, "FS0025,VAE001", null, false)));
        Assert.Equal(BuildSeverity.Message, Of(RuleCatalog.WeightHidesSize, new WarningOptions(null, "VAE010", null, true)));
        Assert.Equal(BuildSeverity.None, Of(RuleCatalog.MeanReconstruction, new WarningOptions("NU1701;VAE001", null, null, true), Local("/repo", "error")));
    }

    private static BuildSeverity Of(Rule rule, WarningOptions? options = null, params EditorConfigFile[] files) =>
        new SeverityPolicy(new ConfigurationStack(files), options ?? NoOptions).Of(Findings.Of(rule, Source), Source);

    private static EditorConfigFile File(string path, params string[] lines) => EditorConfigFile.Parse(path, lines);

    private static EditorConfigFile Local(string folder, string value) => File(folder + "/.editorconfig", "[*.fs]", "dotnet_diagnostic.VAE001.severity = " + value);

    private static EditorConfigFile Global(string value) => File("/repo/some.config", "is_global = true", "dotnet_diagnostic.VAE001.severity = " + value);
}
