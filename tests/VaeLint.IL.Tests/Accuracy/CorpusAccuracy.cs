using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using VaeLint.Core.Rules;

namespace VaeLint.IL.Tests.Accuracy;

/// <summary>What a corpus is marked with against what is found in it, rule by rule.</summary>
internal sealed partial class CorpusAccuracy(IReadOnlyList<string> files, IEnumerable<(string File, string Id, int Line)> found)
{
    private readonly HashSet<(string File, string Id, int Line)> _found = [.. found];

    private readonly List<(string File, string Id, int Line)> _marked =
        [.. files.SelectMany(file => File.ReadAllLines(file).SelectMany((line, index) => Ids(line).Select(id => (Path.GetFileName(file), id, index + 1))))];

    /// <summary>One row per rule that is about code and on by default, then one for all of them.</summary>
    public string Table()
    {
        var text = new StringBuilder("| rule | marked | found on its line | unexpected | recall | precision |\n| --- | --- | --- | --- | --- | --- |\n");
        foreach (var rule in RuleCatalog.All.Where(rule => rule is { IsEnabledByDefault: true, Severity: not RuleSeverity.Hidden } && rule.Category != RuleCatalog.Configuration))
        {
            text.Append(Row($"[{rule.Id}](rules/{rule.Id}.md)", id => id == rule.Id));
        }

        return text.Append(Row("all", _ => true)).ToString();
    }

    /// <summary>Files that are right on every line, among those without a marker and among all.</summary>
    public string Files()
    {
        var marked = _marked.ToLookup(place => place.File);
        var reported = _found.ToLookup(place => place.File);
        var names = files.Select(file => Path.GetFileName(file)).ToList();
        var right = names.Where(name => marked[name].ToHashSet().SetEquals(reported[name])).ToHashSet(StringComparer.Ordinal);
        var silent = names.Where(name => !marked[name].Any()).ToList();
        return string.Create(CultureInfo.InvariantCulture, $"{names.Count} files; {right.Count} exactly as marked. {silent.Count} files are right code throughout: {silent.Count(right.Contains)} of them silent.");
    }

    private string Row(string name, Func<string, bool> isOf)
    {
        var marked = _marked.Where(place => isOf(place.Id)).ToHashSet();
        var reported = _found.Where(place => isOf(place.Id)).ToHashSet();
        var hits = marked.Count(reported.Contains);
        return string.Create(CultureInfo.InvariantCulture, $"| {name} | {marked.Count} | {hits} | {reported.Count - hits} | {Share(hits, marked.Count)} | {Share(hits, reported.Count)} |\n");
    }

    private static string Share(int part, int whole) => whole == 0 ? "–" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / whole:F1}%");

    private static IEnumerable<string> Ids(string line) => Marker().Match(line) is { Success: true } marker ? marker.Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct() : [];

    [GeneratedRegex(@"//~((?: VAE\d{3})+)")]
    private static partial Regex Marker();
}
