using VaeLint.Core.Algebra;
using VaeLint.Core.Fixes;
using VaeLint.Core.Ir;
using VaeLint.Core.Models;

namespace VaeLint.Core.Rules;

/// <summary>A rule about one call into the library. It reads the observation, never the code.</summary>
internal abstract class UsageRule
{
    public abstract Rule Rule { get; }

    public abstract IEnumerable<UsageFinding> Check(ApiObservation observation);

    /// <param name="changes">What repairs the call, the best first. Only what is right whatever the author meant.</param>
    protected UsageFinding Report(ApiObservation observation, Site site, string message, IReadOnlyList<CallChange>? changes = null, bool isHint = false) =>
        new(Rule, observation, site, message, changes ?? [], isHint);
}

/// <summary>What a rule says of a call, before it is known in whose code it is reported.</summary>
internal sealed class UsageFinding(Rule rule, ApiObservation observation, Site site, string message, IReadOnlyList<CallChange> changes, bool isHint)
{
    public ApiObservation Observation { get; } = observation;

    /// <summary>The same rule about the same call, whatever is known of its arguments.</summary>
    public string Key { get; } = $"{rule.Id}@{observation.Site.At.File}:{observation.Site.At.Start}-{observation.Site.At.End}";

    /// <summary>Inside the owner; null when no place of it lies there.</summary>
    public Finding? Within(string owner)
    {
        var primary = site.Within(owner);
        primary = primary.IsNone ? Observation.Site.Within(owner) : primary;
        return primary.IsNone
            ? null
            : new Finding(
                rule,
                message + ".",
                primary,
                site.At.IsNone ? [] : [new FindingLocation(site.At, "change")],
                new Dictionary<string, string>(StringComparer.Ordinal) { [FindingProperties.LossId] = Key, [FindingProperties.Roles] = site.At.IsNone ? "" : "change" },
                isHint)
            {
                // Seen from a caller the call is not its to change.
                Changes = primary.Equals(site.At) ? changes : [],
            };
    }
}
