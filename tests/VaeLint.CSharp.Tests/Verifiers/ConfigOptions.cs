using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VaeLint.Core.Vocabulary;

namespace VaeLint.CSharp.Tests.Verifiers;

/// <summary>Settings as the compiler hands them over: global ones, and those of single files.</summary>
internal sealed class ConfigOptions(IReadOnlyDictionary<string, string> global, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> byFile) : AnalyzerConfigOptionsProvider
{
    private static readonly Dictionary<string, string> Nothing = [];

    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(global);

    /// <summary>Global options with these loss functions; none when empty.</summary>
    public static AnalyzerOptions Of(string vocabulary) => vocabulary.Length == 0 ? Of([]) : Of([(VocabularySetting.MainKey, vocabulary)]);

    public static AnalyzerOptions Of(IEnumerable<(string Key, string Value)> settings) =>
        new([], new ConfigOptions(settings.ToDictionary(s => s.Key, s => s.Value), new Dictionary<string, IReadOnlyDictionary<string, string>>()));

    /// <summary>The same key with another value for each of some files.</summary>
    public static AnalyzerOptions ForFiles(params (string File, string Vocabulary)[] files) =>
        new([], new ConfigOptions(Nothing, files.ToDictionary(f => f.File, f => (IReadOnlyDictionary<string, string>)new Dictionary<string, string> { [VocabularySetting.MainKey] = f.Vocabulary })));

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Options(byFile.TryGetValue(tree.FilePath, out var settings) ? settings : global);

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

    private sealed class Options(IReadOnlyDictionary<string, string> settings) : AnalyzerConfigOptions
    {
        public override IEnumerable<string> Keys => settings.Keys;

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => settings.TryGetValue(key, out value);
    }
}
