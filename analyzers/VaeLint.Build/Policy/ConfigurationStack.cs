using VaeLint.Core.Vocabulary;

namespace VaeLint.Build.Policy;

/// <summary>
/// All configuration files of a project in the order in which the C# compiler asks them: the .editorconfig nearest to the source first, up to root = true, then global
/// files from the highest level down. Of the global files only the first level that sets a key counts, and files of one level that contradict each other say nothing.
/// </summary>
internal sealed class ConfigurationStack(IReadOnlyList<EditorConfigFile> configurations)
{
    private readonly IReadOnlyList<IGrouping<int, EditorConfigFile>> _byLevel =
        [.. configurations.Where(c => c.IsGlobal).GroupBy(c => c.GlobalLevel).OrderByDescending(level => level.Key)];

    private readonly IReadOnlyList<EditorConfigFile> _byDepth = [.. configurations.Where(c => !c.IsGlobal).OrderByDescending(c => c.Folder.Length)];

    /// <summary>The values of a key for a source file, the one that counts first.</summary>
    public IEnumerable<string> Values(string key, string sourcePath) => Settings(key, sourcePath).Select(setting => setting.Value);

    /// <summary>The user's vocabulary as these sources see it, each setting with its line.</summary>
    public UserVocabulary Vocabulary(IReadOnlyList<string> sources)
    {
        var keys = configurations.SelectMany(file => file.Keys).Where(key => key.StartsWith(VocabularySetting.Root, StringComparison.OrdinalIgnoreCase)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return UserVocabulary.Of(
            from key in keys
            from source in sources.DefaultIfEmpty("")
            select Settings(key, source).Take(1) into found
            from setting in found
            select new VocabularySetting(setting.Key, setting.Value, setting.File.PlaceOf(setting.Key)));
    }

    private IEnumerable<(EditorConfigFile File, string Key, string Value)> Settings(string key, string sourcePath)
    {
        foreach (var file in _byDepth.Where(file => file.Covers(sourcePath)))
        {
            if (file.Find(key, sourcePath) is { } value)
            {
                yield return (file, key, value);
            }

            if (file.IsRoot)
            {
                break;
            }
        }

        foreach (var level in _byLevel)
        {
            var settings = level.Select(file => (File: file, Value: file.Find(key, sourcePath))).Where(setting => setting.Value is not null).ToList();
            if (settings.Count > 0)
            {
                if (settings.Select(setting => setting.Value).Distinct(StringComparer.OrdinalIgnoreCase).Count() == 1)
                {
                    yield return (settings[0].File, key, settings[0].Value!);
                }

                yield break;
            }
        }
    }
}
