using System.Text;
using VaeLint.Core.Rules;

namespace VaeLint.Package.Tests;

/// <summary>What <c>VaeLintAnalysisMode</c> can be.</summary>
public enum AnalysisMode
{
    None,
    Default,
    Recommended,
    All,
}

/// <summary>The global analyzer configuration of one mode. Only rules whose severity differs from their own are in it.</summary>
internal static class PresetText
{
    private const string Off = "none";

    public static string FileName(AnalysisMode mode) => $"vaelint.{mode.ToString().ToLowerInvariant()}.globalconfig";

    public static string Write(AnalysisMode mode)
    {
        var text = new StringBuilder();
        text.Append("# VaeLintAnalysisMode=").Append(mode).Append(": ").Append(Says(mode)).Append('\n');
        text.Append("# Written by `./build.sh presets` from the rule catalogue: rules that differ from their own severity.\n");
        text.Append("is_global = true\n");
        text.Append("global_level = -100\n");
        var changed = RuleCatalog.All.Where(rule => Severity(rule, mode) != Own(rule)).ToList();
        if (changed.Count > 0)
        {
            text.Append('\n');
        }

        foreach (var rule in changed)
        {
            text.Append("dotnet_diagnostic.").Append(rule.Id).Append(".severity = ").Append(Severity(rule, mode)).Append('\n');
        }

        return text.ToString();
    }

    private static string Says(AnalysisMode mode) => mode switch
    {
        AnalysisMode.None => "no rule.",
        AnalysisMode.Default => "every rule at its own severity.",
        AnalysisMode.Recommended => "what Default only suggests is a warning.",
        AnalysisMode.All => "every rule is a warning.",
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "unknown mode"),
    };

    private static string Severity(Rule rule, AnalysisMode mode) => mode switch
    {
        AnalysisMode.None => Off,
        AnalysisMode.Recommended when rule.IsEnabledByDefault && rule.Severity == RuleSeverity.Info => "warning",

        // A failure of the analyzer itself is no finding in the user's code.
        AnalysisMode.All when rule.Severity != RuleSeverity.Hidden => "warning",
        _ => Own(rule),
    };

    private static string Own(Rule rule) => rule switch
    {
        { IsEnabledByDefault: false } => Off,
        { Severity: RuleSeverity.Hidden } => "silent",
        { Severity: RuleSeverity.Info } => "suggestion",
        _ => "warning",
    };
}
