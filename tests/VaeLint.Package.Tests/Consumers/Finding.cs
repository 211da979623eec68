using System.Globalization;
using System.Text.RegularExpressions;

namespace VaeLint.Package.Tests.Consumers;

/// <summary>A diagnostic as a build prints it.</summary>
internal sealed partial record Finding(string File, int Line, string Severity, string Id, string Message, string Project)
{
    /// <summary>Every diagnostic of a build once, in the order of files and lines.</summary>
    public static IReadOnlyList<Finding> Parse(string output) =>
        [.. Pattern().Matches(output)
            .Select(match => new Finding(
                Path.GetFileName(match.Groups["file"].Value),
                int.Parse(match.Groups["line"].Value, CultureInfo.InvariantCulture),
                match.Groups["severity"].Value,
                match.Groups["id"].Value,
                match.Groups["message"].Value,
                Path.GetFileName(match.Groups["project"].Value)))
            .Distinct()
            .OrderBy(finding => finding.File, StringComparer.Ordinal)
            .ThenBy(finding => finding.Line)
            .ThenBy(finding => finding.Id, StringComparer.Ordinal)];

    [GeneratedRegex(@"^\s*(?<file>[^\r\n(]+)\((?<line>\d+),\d+(?:,\d+,\d+)?\): (?<severity>warning|error) (?<id>\w+): (?<message>.*?) \[(?<project>[^\]]+)\]\s*$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
