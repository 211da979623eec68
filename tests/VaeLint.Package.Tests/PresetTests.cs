namespace VaeLint.Package.Tests;

/// <summary>The preset files follow the rule catalogue; <c>./build.sh presets</c> writes them anew.</summary>
public sealed class PresetTests
{
    public static TheoryData<AnalysisMode> Modes => [.. Enum.GetValues<AnalysisMode>()];

    [Theory]
    [MemberData(nameof(Modes))]
    public void The_shipped_preset_is_what_the_catalogue_says(AnalysisMode mode)
    {
        var file = Path.Combine(BuildFacts.PresetFolder, PresetText.FileName(mode));
        if (Environment.GetEnvironmentVariable("VAELINT_UPDATE") == "presets")
        {
            File.WriteAllText(file, PresetText.Write(mode));
        }

        Assert.Equal(PresetText.Write(mode), File.ReadAllText(file));
    }

    [Fact]
    public void Every_preset_is_a_mode()
    {
        Assert.Equal(
            Modes.Select(row => PresetText.FileName(row.Data)).Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(BuildFacts.PresetFolder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Recommended_raises_the_suggestions_and_All_the_rules_that_are_off()
    {
        Assert.Contains("\ndotnet_diagnostic.VAE010.severity = warning\n", PresetText.Write(AnalysisMode.Recommended), StringComparison.Ordinal);
        Assert.DoesNotContain("VAE011", PresetText.Write(AnalysisMode.Recommended), StringComparison.Ordinal);
        Assert.Contains("\ndotnet_diagnostic.VAE011.severity = warning\n", PresetText.Write(AnalysisMode.All), StringComparison.Ordinal);
        Assert.Contains("\ndotnet_diagnostic.VAE001.severity = none\n", PresetText.Write(AnalysisMode.None), StringComparison.Ordinal);
        Assert.DoesNotContain("dotnet_diagnostic", PresetText.Write(AnalysisMode.Default), StringComparison.Ordinal);
    }
}
