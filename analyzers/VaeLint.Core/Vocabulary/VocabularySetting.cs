using VaeLint.Core.Ir;

namespace VaeLint.Core.Vocabulary;

/// <summary>One line of a configuration file that belongs to the vocabulary.</summary>
public sealed class VocabularySetting(string key, string value, Origin? at = null)
{
    /// <summary>A key that is this, or this with a dot and any name behind it, holds entries.</summary>
    public const string MainKey = "vaelint.loss_functions";

    /// <summary>The beginning of all keys of VaeLint.</summary>
    public const string Root = "vaelint.";

    public string Key { get; } = key;

    public string Value { get; } = value;

    /// <summary>The line, where the host knows it.</summary>
    public Origin At { get; } = at ?? Origin.None;

    public bool HoldsEntries => IsMain(Key) || Key.StartsWith(MainKey + ".", StringComparison.OrdinalIgnoreCase);

    private static bool IsMain(string key) => string.Equals(key, MainKey, StringComparison.OrdinalIgnoreCase);
}
