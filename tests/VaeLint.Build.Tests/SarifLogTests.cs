using System.Text.Json;
using VaeLint.Build.Policy;
using VaeLint.Build.Reporting;
using VaeLint.Core.Rules;

namespace VaeLint.Build.Tests;

public sealed class SarifLogTests
{
    [Fact]
    public void Holds_the_rules_and_every_finding()
    {
        var text = SarifLog.Write(
            [
                new JudgedFinding(Findings.Of(RuleCatalog.MeanReconstruction), BuildSeverity.Error, false),
                new JudgedFinding(Findings.Of(RuleCatalog.WeightHidesSize), BuildSeverity.Message, true),
            ],
            "1.2.3");
        using var json = JsonDocument.Parse(text);
        var run = json.RootElement.GetProperty("runs")[0];
        var driver = run.GetProperty("tool").GetProperty("driver");

        Assert.Equal("2.1.0", json.RootElement.GetProperty("version").GetString());
        Assert.Equal("1.2.3", driver.GetProperty("semanticVersion").GetString());
        Assert.Equal(RuleCatalog.All.Select(rule => rule.Id), driver.GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("id").GetString()));
        Assert.Equal(RuleCatalog.All.Select(rule => rule.HelpUri), driver.GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("helpUri").GetString()));

        var results = run.GetProperty("results");
        var first = results[0];
        Assert.Equal(("VAE001", "error"), (first.GetProperty("ruleId").GetString(), first.GetProperty("level").GetString()));
        Assert.Equal("VAE001", driver.GetProperty("rules")[first.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString());
        Assert.Equal("The \"message\".", first.GetProperty("message").GetProperty("text").GetString());
        Assert.False(first.TryGetProperty("suppressions", out _));
        var place = first.GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Equal("file:///src/Losses.fs", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal([3, 5, 3, 17], place.GetProperty("region").EnumerateObject().Select(part => part.Value.GetInt32()));
        Assert.Equal("kl", first.GetProperty("relatedLocations")[0].GetProperty("message").GetProperty("text").GetString());
        Assert.Equal("D", first.GetProperty("properties").GetProperty(FindingProperties.EffectiveBeta).GetString());
        Assert.Equal(("note", "inSource"), (results[1].GetProperty("level").GetString(), results[1].GetProperty("suppressions")[0].GetProperty("kind").GetString()));
    }

    [Fact]
    public void Is_valid_without_findings_and_with_odd_letters()
    {
        using var empty = JsonDocument.Parse(SarifLog.Write([], "1"));
        Assert.Equal(0, empty.RootElement.GetProperty("runs")[0].GetProperty("results").GetArrayLength());

        const string Odd = "quote \" backslash \\ tab \t line \n bell \u0007 beta \u03b2";
        using var odd = JsonDocument.Parse(new JsonText().Object(null, () => new List<string>().ForEach(_ => { })).ToString());
        Assert.Equal(JsonValueKind.Object, odd.RootElement.ValueKind);
        Assert.Equal(Odd, JsonDocument.Parse(new JsonText().Value(null, Odd).ToString()).RootElement.GetString());
    }

    [Theory]
    [InlineData("losses.sarif", "losses.sarif")]
    [InlineData("logs/losses.sarif,version=2.1", "logs/losses.sarif")]
    public void The_path_is_what_stands_before_the_version(string setting, string expected) => Assert.Equal(expected, SarifLog.PathOf(setting));

    [Theory]
    [InlineData("logs/losses.sarif,version=2.1", "net8.0", "logs/losses.net8.0.sarif")]
    [InlineData("bin/net8.0/losses.sarif", "net8.0", "bin/net8.0/losses.sarif")]
    [InlineData("losses.sarif", "", "losses.sarif")]
    public void Each_of_several_frameworks_has_its_own_log(string setting, string framework, string expected) => Assert.Equal(expected, SarifLog.PathOf(setting, framework));
}
