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
internal sealed class SeverityPolicy(IReadOnlyList<EditorConfigFile> configurations, WarningOptions warnings)
{
    private readonly IReadOnlyList<IGrouping<int, EditorConfigFile>> _byLevel =
        [.. configurations.Where(c => c.IsGlobal).GroupBy(c => c.GlobalLevel).OrderByDescending(level => level.Key)];

    private readonly IReadOnlyList<EditorConfigFile> _byDepth = [.. configurations.Where(c => !c.IsGlobal).OrderByDescending(c => c.Folder.Length)];

    public BuildSeverity Of(Finding finding, string sourcePath)
    {
        if (warnings.IsSilenced(finding.RuleId))
        {
            return BuildSeverity.None;
        }

        var severity = Configured(finding, sourcePath) ?? Default(finding);
        return severity == BuildSeverity.Warning && warnings.IsPromoted(finding.RuleId) ? BuildSeverity.Error : severity;
    }

    private BuildSeverity? Configured(Finding finding, string sourcePath)
    {
        var key = $"dotnet_diagnostic.{finding.RuleId}.severity";
        foreach (var file in _byDepth.Where(file => file.Covers(sourcePath)))
        {
            if (Parse(file.Find(key, sourcePath), finding) is { } severity)
            {
                return severity;
            }

            if (file.IsRoot)
            {
                break;
            }
        }

        foreach (var level in _byLevel)
        {
            var values = level.Select(file => file.Find(key, sourcePath)).Where(value => value is not null).Distinct(StringComparer.OrdinalIgnoreCase).ToList();

            // Files of one level that contradict each other say nothing.
            if (values.Count > 0)
            {
                return values.Count == 1 ? Parse(values[0], finding) : null;
            }
        }

        return null;
    }

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
