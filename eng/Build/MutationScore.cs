using System.Globalization;
using System.Text;
using System.Text.Json;

namespace VaeLint.Eng;

/// <summary>
/// How many changes the tests noticed, folder by folder. A change that does not compile, or that another one covers, counts for nothing. Nor does one in the initializer of
/// a static member: it runs once per process, and the process of the tests serves many changes.
/// </summary>
internal sealed class MutationScore
{
    private readonly SortedDictionary<string, Counts> _folders = new(StringComparer.Ordinal);

    public static MutationScore Read(string report)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(report));
        var score = new MutationScore();
        foreach (var file in document.RootElement.GetProperty("files").EnumerateObject())
        {
            var folder = Path.GetFileName(Path.GetDirectoryName(file.Name)) ?? "";
            foreach (var mutant in file.Value.GetProperty("mutants").EnumerateArray())
            {
                var isStatic = mutant.TryGetProperty("static", out var value) && value.ValueKind == JsonValueKind.True;
                score.Add(folder, mutant.GetProperty("status").GetString() ?? "", isStatic);
            }
        }

        return score;
    }

    public string Table()
    {
        var text = new StringBuilder().AppendLine("| Folder | Noticed | Survived | Not covered | Score | In static initializers |").AppendLine("|---|---|---|---|---|---|");
        foreach (var (folder, counts) in _folders)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {folder} | {counts.Noticed} | {counts.Survived} | {counts.NotCovered} | {counts.Score:0.0} % | {counts.Static} |");
        }

        return text.ToString();
    }

    private void Add(string folder, string status, bool isStatic)
    {
        if (status is not ("Killed" or "Timeout" or "Survived" or "NoCoverage"))
        {
            return;
        }

        var counts = _folders.GetValueOrDefault(folder);
        _folders[folder] = isStatic ? counts with { Static = counts.Static + 1 } : status switch
        {
            "Survived" => counts with { Survived = counts.Survived + 1 },
            "NoCoverage" => counts with { NotCovered = counts.NotCovered + 1 },
            _ => counts with { Noticed = counts.Noticed + 1 },
        };
    }

    private readonly record struct Counts(int Noticed, int Survived, int NotCovered, int Static)
    {
        public double Score => 100.0 * Noticed / Math.Max(1, Noticed + Survived + NotCovered);
    }
}
