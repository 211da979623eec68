using VaeLint.Core.Models;

namespace VaeLint.Core.Vocabulary;

/// <summary>One entry of the user's vocabulary: what a function that the engine cannot see into computes.</summary>
public sealed class DeclaredLoss(VocabularySetting setting, string entry, string name, int? parameterCount, LossFamily family, LossResult result, bool isSquaredError, IReadOnlyDictionary<LossRole, string> parameters)
{
    private const string Source = "declared by the user";

    /// <summary>The setting that has the entry.</summary>
    public VocabularySetting Setting { get; } = setting;

    /// <summary>The entry as it is written.</summary>
    public string Entry { get; } = entry;

    /// <summary>Namespace, type and method with dots; or the class of a loss module.</summary>
    public string Name { get; } = name;

    /// <summary>The overload that is meant; null: all of them.</summary>
    public int? ParameterCount { get; } = parameterCount;

    public LossResult Result { get; } = result;

    /// <summary>The parameters that were named.</summary>
    public IReadOnlyDictionary<LossRole, string> Parameters { get; } = parameters;

    /// <summary>The row of the function, as TorchSharp's own losses have one.</summary>
    public LossApi Api { get; } = new(
        name, "", name, family, result is LossResult.Elementwise or LossResult.Mean or LossResult.Sum ? LossLayout.Elementwise : LossLayout.PerSample, "", "", Source)
    {
        IsSquaredError = isSquaredError,
    };

    /// <summary>Name of the method or class without what it stands in.</summary>
    public string SimpleName => Name.Substring(Name.LastIndexOf('.') + 1);

    /// <summary>Everything that the entry says; entries that differ in spelling only are equal.</summary>
    public string Meaning =>
        $"{Api.Family}, {Result}, {Api.IsSquaredError}, {string.Join(", ", Parameters.OrderBy(p => p.Key).Select(p => $"{p.Key}={p.Value}"))}";

    public string Key => ParameterCount is { } count ? $"{Name}/{count}" : Name;
}

/// <summary>What a parameter of a loss function takes.</summary>
public enum LossRole
{
    /// <summary>The decoder's output.</summary>
    Input,

    /// <summary>The data.</summary>
    Target,

    /// <summary>The mean of the posterior.</summary>
    Mean,

    /// <summary>The log-variance of the posterior.</summary>
    LogVariance,
}
