namespace VaeLint.Core.Vocabulary;

/// <summary>The word that somebody who wrote another one may have meant.</summary>
internal static class Nearest
{
    /// <summary>The nearest of the valid words; null when none is near.</summary>
    public static string? To(string written, IEnumerable<string> valid) => valid
        .Select(word => (Word: word, Distance: Distance(written.ToLowerInvariant(), word.ToLowerInvariant())))
        .Where(candidate => candidate.Distance <= Math.Max(1, Math.Min(written.Length, candidate.Word.Length) / 3) || IsBeginning(written, candidate.Word))
        .OrderBy(candidate => candidate.Distance)
        .ThenBy(candidate => candidate.Word, StringComparer.Ordinal)
        .Select(candidate => candidate.Word)
        .FirstOrDefault();

    /// <summary>" (did you mean 'X'?)", or nothing.</summary>
    public static string Question(string written, IEnumerable<string> valid) => To(written, valid) is { } word ? $" (did you mean '{word}'?)" : "";

    private static bool IsBeginning(string written, string word) => written.Length > 2 && word.StartsWith(written, StringComparison.OrdinalIgnoreCase);

    /// <summary>Levenshtein distance, two neighbours exchanged counting as one.</summary>
    private static int Distance(string left, string right)
    {
        var rows = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
            {
                rows[i, j] = i == 0 ? j
                    : j == 0 ? i
                    : Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[left.Length, right.Length];
    }
}
