using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CodeFixes;
using VaeLint.Core.Rules;
using VaeLint.CSharp.Tests.Docs;

namespace VaeLint.CSharp.Tests.Contracts;

/// <summary>The catalogue is the one list of rules; everything else that names a rule has to agree with it. A failure lists all that is missing.</summary>
public sealed partial class CatalogueContractTests
{
    private const string NoFix = "none";

    // What they report is about the analyzer or its configuration, so no source file of a user shows them as a mistake.
    private static readonly string[] WithoutMistake = ["VAE000", "VAE090", "VAE091"];

    // Its tests break the engine on purpose: Hosting/VaeLossAnalyzerTests.
    private static readonly string[] WithoutTestClass = ["VAE000"];

    private static readonly string[] Sections = ["Cause", "Why it matters", "Wrong", "Right", "In F#", "Fix", "When to suppress", "Options", "When it does not fire"];

    private static readonly string[] AboutCode = ["Why it matters", "Wrong", "Right", "In F#"];

    private static readonly Lazy<IReadOnlyDictionary<string, IReadOnlyList<string>>> ReadmeRows = new(() => RowsOf(RepositoryRoot.Read("README.md")));

    private static readonly Lazy<IReadOnlyDictionary<string, IReadOnlyList<string>>> IndexRows = new(() => RowsOf(RepositoryRoot.Read("docs", "rules", "README.md")));

    private static readonly Lazy<IReadOnlyDictionary<string, IReadOnlyList<string>>> Releases = new(() =>
        RowsOf(RepositoryRoot.Read("analyzers", "VaeLint.CSharp", "AnalyzerReleases.Shipped.md") + "\n" + RepositoryRoot.Read("analyzers", "VaeLint.CSharp", "AnalyzerReleases.Unshipped.md")));

    private static readonly Lazy<IReadOnlyList<string>> TestFiles = new(() =>
        [.. Directory.EnumerateFiles(RepositoryRoot.PathOf("tests"), "VAE*Tests.cs", SearchOption.AllDirectories).Select(file => Path.GetFileName(file))]);

    public static TheoryData<string> Ids => [.. RuleCatalog.All.Select(rule => rule.Id)];

    private static IReadOnlyCollection<string> FixableIds { get; } =
        [.. Assembly.Load("VaeLint.CSharp.CodeFixes").GetTypes()
            .Where(type => !type.IsAbstract && typeof(CodeFixProvider).IsAssignableFrom(type))
            .SelectMany(type => ((CodeFixProvider)Activator.CreateInstance(type)!).FixableDiagnosticIds)
            .Distinct()];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_file_that_a_rule_needs_is_there(string id)
    {
        var needed = new List<string> { $"docs/rules/{id}.md" };
        if (!WithoutMistake.Contains(id))
        {
            needed.Add($"samples/Mistakes/CSharp/{id}.cs");
            needed.Add($"samples/Mistakes/CSharp/{id}.Repaired.cs");
            if (RuleCatalog.Find(id) is { IsEnabledByDefault: true, Languages: RuleLanguages.All })
            {
                needed.Add($"samples/Mistakes/FSharp/{id}.fs");
                needed.Add($"samples/Mistakes/FSharp/{id}.Repaired.fs");
            }
        }

        var missing = needed.Where(file => !File.Exists(RepositoryRoot.PathOf(file.Split('/')))).ToList();
        if (!WithoutTestClass.Contains(id) && !TestFiles.Value.Any(file => file.StartsWith(id, StringComparison.Ordinal)))
        {
            missing.Add($"tests/VaeLint.CSharp.Tests/Rules/{id}Tests.cs");
        }

        Assert.True(missing.Count == 0, $"{id} has no {string.Join(", no ", missing)}");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_page_says_what_the_catalogue_says(string id)
    {
        var rule = RuleCatalog.Find(id)!;
        var page = RulePage.Of(id);

        Assert.Equal($"# {id}: {rule.Title}", page.Heading);
        Assert.Equal(rule.Category, page.Facts["Category"]);
        Assert.Equal(rule.Severity.ToString(), page.Facts["Severity"]);
        Assert.Equal(rule.IsEnabledByDefault ? "yes" : "no", page.Facts["On by default"]);
        Assert.EndsWith($"/docs/rules/{id}.md", rule.HelpUri, StringComparison.Ordinal);
        var sections = rule.Category is RuleCatalog.Internal or RuleCatalog.Configuration ? Sections.Where(section => !AboutCode.Contains(section)) : Sections;
        Assert.Equal(sections, page.Text.Split('\n').Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line[3..]));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_lists_of_rules_say_what_the_catalogue_says(string id)
    {
        var rule = RuleCatalog.Find(id)!;
        var severity = rule.IsEnabledByDefault ? rule.Severity.ToString() : "off";
        var fix = RulePage.Of(id).Facts["Fix"];

        Assert.Equal([$"[{id}](docs/rules/{id}.md)", severity, rule.Title, fix], RowOf(ReadmeRows.Value, id));
        Assert.Equal([$"[{id}]({id}.md)", severity, rule.Title, fix], RowOf(IndexRows.Value, id));
        Assert.Equal([id, rule.Category, rule.IsEnabledByDefault ? rule.Severity.ToString() : "Disabled", rule.Title], RowOf(Releases.Value, id));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_presets_say_what_the_catalogue_says(string id)
    {
        var rule = RuleCatalog.Find(id)!;
        var isSuggested = rule is { IsEnabledByDefault: true, Severity: RuleSeverity.Info };
        var isRaised = rule is { Severity: RuleSeverity.Info };

        Assert.Equal(rule.IsEnabledByDefault ? "none" : null, SeverityIn("none", id));
        Assert.Null(SeverityIn("default", id));
        Assert.Equal(isSuggested ? "warning" : null, SeverityIn("recommended", id));
        Assert.Equal(isRaised ? "warning" : null, SeverityIn("all", id));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_fix_is_promised_exactly_when_there_is_one(string id)
    {
        var promised = RulePage.Of(id).Facts["Fix"];
        var isFixable = FixableIds.Contains(id);

        Assert.True(isFixable == (promised != NoFix), $"{RulePage.FileOf(id)} says fix: {promised}; the fix providers {(isFixable ? "take" : "do not take")} {id}");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_mistake_that_a_language_rules_out_is_shown_there_as_right_code(string id)
    {
        if (RuleCatalog.Find(id)!.Languages.HasFlag(RuleLanguages.FSharp))
        {
            return;
        }

        Assert.DoesNotContain(RulePage.Of(id).CodeIn(CodeBlock.FSharp), block => block.Kind == "wrong");
        Assert.Contains(RulePage.Of(id).CodeIn(CodeBlock.FSharp), block => block.Kind == "right");
        Assert.Contains("In F# this cannot happen", RulePage.Of(id).Text, StringComparison.Ordinal);
        Assert.False(File.Exists(RepositoryRoot.PathOf("samples", "Mistakes", "FSharp", id + ".fs")));
    }

    [Fact]
    public void Nothing_names_a_rule_that_does_not_exist()
    {
        var ids = RuleCatalog.All.Select(rule => rule.Id).ToHashSet(StringComparer.Ordinal);
        var named = RulePage.Ids
            .Concat(ReadmeRows.Value.Keys)
            .Concat(IndexRows.Value.Keys)
            .Concat(Releases.Value.Keys)
            .Concat(FixableIds)
            .Concat(TestFiles.Value.Select(file => file[..6]))
            .Concat(Directory.EnumerateFiles(RepositoryRoot.PathOf("samples", "Mistakes", "CSharp"), "*.cs").Select(file => Path.GetFileName(file).Split('.')[0]))
            .Concat(Directory.EnumerateFiles(RepositoryRoot.PathOf("analyzers", "VaeLint.Package", "config")).SelectMany(file => RuleId().Matches(File.ReadAllText(file)).Select(match => match.Value)));

        Assert.Equal([], named.Where(id => !ids.Contains(id)).Distinct());
    }

    private static IReadOnlyList<string> RowOf(IReadOnlyDictionary<string, IReadOnlyList<string>> rows, string id) =>
        rows.TryGetValue(id, out var row) ? row : [$"no row for {id}"];

    /// <summary>The rows of all tables whose first cell names a rule.</summary>
    private static Dictionary<string, IReadOnlyList<string>> RowsOf(string text) =>
        text.Split('\n').Select(RulePage.Cells)
            .Where(cells => cells.Count > 3 && LeadingRuleId().IsMatch(cells[0]))
            .ToDictionary(cells => RuleId().Match(cells[0]).Value, cells => cells, StringComparer.Ordinal);

    private static string? SeverityIn(string preset, string id)
    {
        var key = $"dotnet_diagnostic.{id}.severity = ";
        var line = RepositoryRoot.Read("analyzers", "VaeLint.Package", "config", $"vaelint.{preset}.globalconfig").Split('\n').SingleOrDefault(line => line.StartsWith(key, StringComparison.Ordinal));
        return line?[key.Length..];
    }

    [GeneratedRegex(@"VAE\d{3}", RegexOptions.CultureInvariant)]
    private static partial Regex RuleId();

    [GeneratedRegex(@"^\[?VAE\d{3}", RegexOptions.CultureInvariant)]
    private static partial Regex LeadingRuleId();
}
