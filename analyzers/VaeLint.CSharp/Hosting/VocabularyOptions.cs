using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VaeLint.Core.Vocabulary;

namespace VaeLint.CSharp.Hosting;

/// <summary>Reads the user's vocabulary from the .globalconfig and .editorconfig files of a project. What any of its files is given holds for all of them.</summary>
internal static class VocabularyOptions
{
    public static UserVocabulary Read(AnalyzerOptions options, Compilation compilation)
    {
        var provider = options.AnalyzerConfigOptionsProvider;
        var settings = new Dictionary<(string Key, string Value), VocabularySetting>();
        Collect(provider.GlobalOptions, settings);
        foreach (var tree in compilation.SyntaxTrees)
        {
            Collect(provider.GetOptions(tree), settings);
        }

        return UserVocabulary.Of(settings.Values);
    }

    private static void Collect(AnalyzerConfigOptions options, Dictionary<(string Key, string Value), VocabularySetting> settings)
    {
        foreach (var key in KeysOf(options))
        {
            if (key.StartsWith(VocabularySetting.Root, StringComparison.OrdinalIgnoreCase) && options.TryGetValue(key, out var value) && !settings.ContainsKey((key, value)))
            {
                settings[(key, value)] = new VocabularySetting(key, value);
            }
        }
    }

    // A host may not list its keys; the one that everybody uses can be asked for.
    private static IEnumerable<string> KeysOf(AnalyzerConfigOptions options)
    {
        try
        {
            return options.Keys;
        }
        catch (NotImplementedException)
        {
            return [VocabularySetting.MainKey];
        }
    }
}
