using VaeLint.Core.Rules;

namespace VaeLint.Build.Policy;

/// <summary>What the build does with a finding.</summary>
internal enum BuildSeverity
{
    /// <summary>Not shown.</summary>
    None,

    /// <summary>Only in SARIF, like an Info of the C# compiler.</summary>
    Message,
    Warning,
    Error,
}

/// <summary>
/// The severity of a finding, by the order that the C# compiler follows: NoWarn, .editorconfig for the file, global configs by level (the presets are the lowest),
/// the rule's own severity; then warnings become errors by TreatWarningsAsErrors, WarningsAsErrors and WarningsNotAsErrors.
/// </summary>
internal sealed class SeverityPolicy(ConfigurationStack configurations, WarningOptions warnings)
{
    public BuildSeverity Of(Finding finding, string sourcePath)
    {
        if (warnings.IsSilenced(finding.RuleId))
        {
            return BuildSeverity.None;
        }

        var severity = Configured(finding, sourcePath) ?? Default(finding);
        return severity == BuildSeverity.Warning && warnings.IsPromoted(finding.RuleId) ? BuildSeverity.Error : severity;
    }

    private BuildSeverity? Configured(Finding finding, string sourcePath) =>
        configurations.Values($"dotnet_diagnostic.{finding.RuleId}.severity", sourcePath).Select(value => Parse(value, finding)).FirstOrDefault(severity => severity is not null);

    private static BuildSeverity? Parse(string? value, Finding finding) => value?.ToLowerInvariant() switch
    {
        "error" => BuildSeverity.Error,
        "warning" => BuildSeverity.Warning,
        "suggestion" or "silent" or "refactoring" => BuildSeverity.Message,
        "none" => BuildSeverity.None,
        "default" => Default(finding),
        _ => null,
    };

    private static BuildSeverity Default(Finding finding) => finding.Rule switch
    {
        { IsEnabledByDefault: false } => BuildSeverity.None,
        { Severity: RuleSeverity.Warning } when !finding.IsHint => BuildSeverity.Warning,
        _ => BuildSeverity.Message,
    };
}
