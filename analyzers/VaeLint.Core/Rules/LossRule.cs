using VaeLint.Core.Algebra;
using VaeLint.Core.Ir;
using VaeLint.Core.Losses;

namespace VaeLint.Core.Rules;

/// <summary>A rule about one loss. It reads the objective, never the code.</summary>
internal abstract class LossRule
{
    public abstract Rule Rule { get; }

    public abstract IEnumerable<Finding> Check(LossObjective objective, string owner);

    /// <summary>
    /// Builds a finding inside the owner; none when no place of it lies there. A finding that would vanish without an assumption names it and is only a hint.
    /// </summary>
    protected IEnumerable<Finding> Report(LossObjective objective, string owner, JudgedTerm term, Site site, string message, string? assuming = null)
    {
        var primary = FirstWithin(owner, site, term.Term.Representative.Site, objective.Sink.Site);
        if (primary.IsNone)
        {
            yield break;
        }

        var additional = new List<FindingLocation>();
        if (!site.At.IsNone)
        {
            additional.Add(new FindingLocation(site.At, "change"));
        }

        foreach (var other in objective.Terms.Where(t => t != term))
        {
            var at = FirstWithin(owner, other.Term.Representative.Site, objective.Sink.Site);
            if (!at.IsNone)
            {
                additional.Add(new FindingLocation(at, other.Term.IsReconstruction ? "reconstruction" : "kl"));
            }
        }

        var text = message + Wording.When(objective) + (assuming is null ? "." : $" (assuming that {assuming}).");
        yield return new Finding(Rule, text, primary, additional, Properties(objective, term, additional), isHint: assuming is not null);
    }

    /// <summary>What was taken for the size without which there is nothing to report; null where a reduction says so.</summary>
    protected static string? Assumed(JudgedTerm term) =>
        term.Weight.Walk.OwnAveraged is null ? term.Weight.Assumptions.FirstOrDefault(a => term.Residue.Keys.Any(a.Size.Equals))?.ToString() : null;

    private static Origin FirstWithin(string owner, params Site[] sites) => sites.Select(s => s.Within(owner)).FirstOrDefault(o => !o.IsNone) ?? Origin.None;

    private static Dictionary<string, string> Properties(LossObjective objective, JudgedTerm term, List<FindingLocation> additional)
    {
        var assumptions = objective.Terms.SelectMany(t => t.Weight.Assumptions).Select(a => a.ToString()).Distinct();
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [FindingProperties.LossId] = objective.Key,
            [FindingProperties.Roles] = string.Join(";", additional.Select(a => a.Role)),
            [FindingProperties.EffectiveBeta] = objective.BetaOf(term).ToString(),
            [FindingProperties.Assumptions] = string.Join("; ", assumptions),
            [FindingProperties.Derivation] = Derivation.Of(objective),
        };
    }
}
