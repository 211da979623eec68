namespace VaeLint.Package.Tests.Consumers;

internal sealed class BuildResult(int exitCode, string output)
{
    public bool Succeeded => exitCode == 0;

    public string Output => output;

    public IReadOnlyList<Finding> Findings { get; } = Finding.Parse(output);

    /// <summary>Severity, id, file and line of each diagnostic: what a test compares.</summary>
    public IReadOnlyList<string> Summary => [.. Findings.Select(finding => $"{finding.Severity} {finding.Id} {finding.File}:{finding.Line}")];
}
