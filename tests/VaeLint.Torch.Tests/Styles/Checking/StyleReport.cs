using System.Globalization;
using System.Text;
using System.Text.Json;

namespace VaeLint.Torch.Tests.Styles;

/// <summary>Agreement, silence and disagreement: in total, per construct, and the reasons of silence.</summary>
internal static class StyleReport
{
    private const int Examples = 5;

    // The page says where the engine is weakest; the report has every construct.
    private const int LeastAgreeing = 25;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static string Markdown(int seed, IReadOnlyList<(string Language, IReadOnlyList<StyleVerdict> Verdicts)> languages)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# Style generator, seeds from {seed}\n\n");
        text.Append("Every program ran on TorchSharp and weighs what it was constructed to weigh.\n\n");
        text.Append("| Language | Programs | Agreement | Silence | Disagreement |\n| --- | ---: | ---: | ---: | ---: |\n");
        foreach (var (language, verdicts) in languages)
        {
            text.Append(Row(language, verdicts));
        }

        foreach (var (language, verdicts) in languages)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {language}: why silent\n\n| Programs | First unknown | For example |\n| ---: | --- | --- |\n");
            foreach (var group in Silent(verdicts))
            {
                text.Append(CultureInfo.InvariantCulture, $"| {group.Count()} | {group.Key.Replace("|", "\\|", StringComparison.Ordinal)} | {string.Join(' ', group.Take(Examples).Select(verdict => verdict.Program.Name))} |\n");
            }

            var wrong = verdicts.Where(verdict => verdict.Outcome == Outcome.Disagreement).ToArray();
            foreach (var verdict in wrong)
            {
                text.Append(CultureInfo.InvariantCulture, $"\n### {verdict.Program.Name} disagrees\n\n{verdict.Reason}\n\n```\n{(language == "F#" ? verdict.Program.FSharp : verdict.Program.CSharp)}```\n");
            }

            text.Append(CultureInfo.InvariantCulture, $"\n## {language}: per construct\n\n| Construct | Programs | Agreement | Silence | Disagreement |\n| --- | ---: | ---: | ---: | ---: |\n");
            foreach (var (construct, those) in Constructs(verdicts))
            {
                text.Append(Row(construct, those));
            }
        }

        return text.ToString();
    }

    /// <summary>What docs/accuracy.md says of a run: the totals, why programs are silent, and the constructs on which the fewest agree.</summary>
    public static string Section(int count, int seed, IReadOnlyList<(string Language, IReadOnlyList<StyleVerdict> Verdicts)> languages)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Seeds {seed} to {seed + count - 1}. Not every program can be said in F#.\n\n| Language | Programs | Agreement | Silence | Disagreement |\n| --- | ---: | ---: | ---: | ---: |\n");
        foreach (var (language, verdicts) in languages)
        {
            text.Append(Row(language, verdicts));
        }

        foreach (var (language, verdicts) in languages)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{language}, why silent:\n\n| First unknown | Programs |\n| --- | ---: |\n");
            foreach (var group in Silent(verdicts))
            {
                text.Append(CultureInfo.InvariantCulture, $"| {group.Key.Replace("|", "\\|", StringComparison.Ordinal)} | {group.Count()} |\n");
            }

            var constructs = Constructs(verdicts).ToArray();
            var imperfect = constructs.Where(construct => Agreed(construct.Verdicts) < 1).OrderBy(construct => Agreed(construct.Verdicts)).ToArray();
            text.Append(CultureInfo.InvariantCulture, $"\n{language}, per construct: all programs agree on {constructs.Length - imperfect.Length} of {constructs.Length}; the {Math.Min(LeastAgreeing, imperfect.Length)} on which the fewest do:\n\n");
            text.Append("| Construct | Programs | Agreement | Silence | Disagreement |\n| --- | ---: | ---: | ---: | ---: |\n");
            foreach (var (construct, those) in imperfect.Take(LeastAgreeing))
            {
                text.Append(Row(construct, those));
            }
        }

        return text.ToString();
    }

    private static double Agreed(IReadOnlyList<StyleVerdict> verdicts) => (double)verdicts.Count(verdict => verdict.Outcome == Outcome.Agreement) / verdicts.Count;

    private static IEnumerable<IGrouping<string, StyleVerdict>> Silent(IReadOnlyList<StyleVerdict> verdicts) =>
        verdicts.Where(verdict => verdict.Outcome == Outcome.Silence).GroupBy(verdict => verdict.Reason, StringComparer.Ordinal).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal);

    /// <summary>The same figures for other programs to read.</summary>
    public static string Json(int seed, IReadOnlyList<(string Language, IReadOnlyList<StyleVerdict> Verdicts)> languages) => JsonSerializer.Serialize(
        new
        {
            seed,
            languages = languages.Select(pair => new
            {
                language = pair.Language,
                total = Figures(pair.Verdicts),
                constructs = Constructs(pair.Verdicts).ToDictionary(construct => construct.Name, construct => Figures(construct.Verdicts)),
                silence = Silent(pair.Verdicts).ToDictionary(group => group.Key, group => group.Count()),
            }),
        },
        Indented) + "\n";

    private static IEnumerable<(string Name, IReadOnlyList<StyleVerdict> Verdicts)> Constructs(IReadOnlyList<StyleVerdict> verdicts) =>
        verdicts.SelectMany(verdict => verdict.Program.Constructs.Select(construct => (construct, verdict)))
            .GroupBy(pair => pair.construct, pair => pair.verdict, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, (IReadOnlyList<StyleVerdict>)[.. group]));

    private static string Row(string name, IReadOnlyList<StyleVerdict> verdicts)
    {
        var agreed = verdicts.Count(verdict => verdict.Outcome == Outcome.Agreement);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {name.Replace("|", "\\|", StringComparison.Ordinal)} | {verdicts.Count} | {agreed} ({100.0 * agreed / Math.Max(1, verdicts.Count):F0}%) | {verdicts.Count(verdict => verdict.Outcome == Outcome.Silence)} | {verdicts.Count(verdict => verdict.Outcome == Outcome.Disagreement)} |\n");
    }

    private static object Figures(IReadOnlyList<StyleVerdict> verdicts) => new
    {
        programs = verdicts.Count,
        agreement = verdicts.Count(verdict => verdict.Outcome == Outcome.Agreement),
        silence = verdicts.Count(verdict => verdict.Outcome == Outcome.Silence),
        disagreement = verdicts.Count(verdict => verdict.Outcome == Outcome.Disagreement),
    };
}
