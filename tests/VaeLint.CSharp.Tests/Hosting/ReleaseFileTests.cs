using System.Reflection;
using VaeLint.Core.Rules;

namespace VaeLint.CSharp.Tests.Hosting;

/// <summary>The release files list what the catalogue holds, each rule once.</summary>
public sealed class ReleaseFileTests
{
    [Fact]
    public void Every_rule_is_in_a_release_file_with_its_category_and_severity()
    {
        var rows = Rows("AnalyzerReleases.Shipped.md").Concat(Rows("AnalyzerReleases.Unshipped.md")).Order(StringComparer.Ordinal);

        var expected = RuleCatalog.All.Select(rule => $"{rule.Id} | {rule.Category} | {(rule.IsEnabledByDefault ? rule.Severity.ToString() : "Disabled")} | {rule.Title}");

        Assert.Equal(expected.Order(StringComparer.Ordinal), rows);
    }

    private static IEnumerable<string> Rows(string file)
    {
        var root = typeof(ReleaseFileTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!;
        return File.ReadLines(Path.Combine(root, "analyzers", "VaeLint.CSharp", file)).Where(line => line.StartsWith("VAE", StringComparison.Ordinal));
    }
}
