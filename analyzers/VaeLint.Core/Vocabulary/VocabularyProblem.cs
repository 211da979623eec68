namespace VaeLint.Core.Vocabulary;

/// <summary>What is wrong with an entry, in the words that the user reads.</summary>
public sealed class VocabularyProblem(string message, VocabularySetting setting)
{
    public string Message { get; } = message;

    public VocabularySetting Setting { get; } = setting;

    internal static VocabularyProblem In(VocabularySetting setting, string entry, string reason) => new($"{setting.Key}: in '{entry}', {reason}. The entry is ignored.", setting);

    /// <summary>"a, b or c".</summary>
    internal static string Listed(IEnumerable<string> words)
    {
        var all = words.ToList();
        return all.Count < 2 ? string.Concat(all) : string.Join(", ", all.Take(all.Count - 1)) + " or " + all[all.Count - 1];
    }
}
