using VaeLint.Build.Policy;
using VaeLint.Core.Rules;

namespace VaeLint.Build.Reporting;

/// <summary>A finding with what the project's settings and comments make of it.</summary>
internal sealed class JudgedFinding(Finding finding, BuildSeverity severity, bool isSuppressed)
{
    public Finding Finding { get; } = finding;

    public BuildSeverity Severity { get; } = severity;

    /// <summary>By a comment in the source.</summary>
    public bool IsSuppressed { get; } = isSuppressed;
}
