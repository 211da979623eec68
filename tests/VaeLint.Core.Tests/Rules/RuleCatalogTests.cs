using System.Text.RegularExpressions;
using VaeLint.Core.Rules;

namespace VaeLint.Core.Tests.Rules;

public sealed partial class RuleCatalogTests
{
    [Fact]
    public void Ids_are_unique_ordered_and_well_formed()
    {
        var ids = RuleCatalog.All.Select(rule => rule.Id).ToList();

        Assert.Equal(ids.Distinct().Order(StringComparer.Ordinal), ids);
        Assert.All(ids, id => Assert.Matches(Id(), id));
        Assert.All(RuleCatalog.All, rule => Assert.EndsWith($"/docs/rules/{rule.Id}.md", rule.HelpUri, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_rule_is_found_by_its_id()
    {
        Assert.All(RuleCatalog.All, rule => Assert.Same(rule, RuleCatalog.Find(rule.Id)));
        Assert.Null(RuleCatalog.Find("VAE999"));
    }

    [Fact]
    public void Severities_are_the_published_ones()
    {
        static string Says(Rule rule) => rule.IsEnabledByDefault ? rule.Severity.ToString() : "Off";

        Assert.Equal(
            [
                "VAE000 Hidden", "VAE001 Warning", "VAE002 Warning", "VAE003 Warning", "VAE004 Warning", "VAE005 Warning",
                "VAE010 Info", "VAE011 Off", "VAE012 Info", "VAE090 Off", "VAE091 Warning",
                "VAE101 Warning", "VAE102 Warning", "VAE103 Warning", "VAE104 Warning",
                "VAE201 Warning", "VAE202 Warning", "VAE203 Warning",
                "VAE301 Warning", "VAE302 Warning", "VAE303 Info",
                "VAE401 Warning", "VAE402 Warning", "VAE403 Warning", "VAE404 Warning", "VAE405 Warning",
            ],
            RuleCatalog.All.Select(rule => $"{rule.Id} {Says(rule)}"));
    }

    [Fact]
    public void A_rule_is_called_what_its_page_calls_it() => Assert.All(RuleCatalog.All, rule =>
    {
        var page = File.ReadAllLines(Path.Combine(Repository(), "docs", "rules", rule.Id + ".md"));

        Assert.Equal($"# {rule.Id}: {rule.Title}", page[0]);
        Assert.StartsWith($"| {rule.Category} | {rule.Severity} | {(rule.IsEnabledByDefault ? "yes" : "no")}", page[4], StringComparison.Ordinal);
    });

    [Fact]
    public void A_description_is_a_sentence_of_its_own()
    {
        Assert.All(RuleCatalog.All, rule => Assert.Matches(@"^\w.{40,}\.$", rule.Description));
        Assert.Equal(RuleCatalog.All.Count, RuleCatalog.All.Select(rule => rule.Description).Distinct().Count());
    }

    [Fact]
    public void Mistakes_that_only_the_compiler_of_one_language_lets_through() =>
        Assert.Equal(["VAE401", "VAE403"], RuleCatalog.All.Where(rule => rule.Languages != RuleLanguages.All).Select(rule => rule.Languages == RuleLanguages.CSharp ? rule.Id : ""));

    private static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "VaeLint.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("no repository above " + AppContext.BaseDirectory);
        }

        return folder;
    }

    [GeneratedRegex(@"^VAE\d{3}$")]
    private static partial Regex Id();
}
