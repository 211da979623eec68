using System.Text.RegularExpressions;
using VaeLint.Core.Rules;

namespace VaeLint.IL.Tests.FSharp;

/// <summary><c>//~ VAE001</c> in a fixture against what the analysis says: rule, file and line.</summary>
internal static partial class FixtureMarkers
{
    public static IEnumerable<string> Expected(IEnumerable<string> files) => files.SelectMany(file => File.ReadAllLines(file).SelectMany((line, index) => Marker().Match(line) is { Success: true } marker
        ? marker.Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => Place(Path.GetFileName(file), index + 1, id))
        : []));

    public static IEnumerable<string> Places(IEnumerable<Finding> findings) =>
        findings.Select(finding => Place(Path.GetFileName(finding.Primary.File), finding.Primary.StartLine, finding.RuleId)).Order(StringComparer.Ordinal);

    public static string Place(string file, int line, string id) => $"{id}@{file}:{line}";

    [GeneratedRegex(@"//~((?: VAE\d{3})+)")]
    private static partial Regex Marker();
}
