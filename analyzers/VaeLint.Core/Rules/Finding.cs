using VaeLint.Core.Fixes;
using VaeLint.Core.Ir;

namespace VaeLint.Core.Rules;

/// <summary>A further place of a finding: the other term, the node to change.</summary>
public sealed class FindingLocation(Origin at, string role)
{
    public Origin At { get; } = at;

    /// <summary>"change", "reconstruction" or "kl".</summary>
    public string Role { get; } = role;
}

/// <summary>What a host reports. The message is complete; every host prints the same words.</summary>
public sealed class Finding(
    Rule rule, string message, Origin primary, IReadOnlyList<FindingLocation> additional, IReadOnlyDictionary<string, string> properties, bool isHint = false)
{
    public Rule Rule { get; } = rule;

    public string RuleId => Rule.Id;

    public string Message { get; } = message;

    public Origin Primary { get; } = primary;

    public IReadOnlyList<FindingLocation> Additional { get; } = additional;

    public IReadOnlyDictionary<string, string> Properties { get; } = properties;

    /// <summary>The finding rests on a name or a number that was taken for a size: report it as information only.</summary>
    public bool IsHint { get; } = isHint;

    /// <summary>What repairs the reported call, the best first; empty where only the author knows.</summary>
    public IReadOnlyList<CallChange> Changes { get; init; } = [];

    /// <summary>All findings of one loss share it; any fix repairs the whole loss.</summary>
    public string LossId => Properties[FindingProperties.LossId];

    /// <summary>Looks for all lines of it while the program that knows them is open.</summary>
    public void Locate()
    {
        Primary.Locate();
        foreach (var place in Additional)
        {
            place.At.Locate();
        }
    }

    public override string ToString() => $"{Primary}: {RuleId} {Message}";
}

/// <summary>Keys of <see cref="Finding.Properties"/>.</summary>
public static class FindingProperties
{
    public const string LossId = "vaelint.lossId";
    public const string Roles = "vaelint.roles";
    public const string EffectiveBeta = "vaelint.effectiveBeta";
    public const string Assumptions = "vaelint.assumptions";
    public const string Derivation = "vaelint.derivation";
}
