using VaeLint.Core.Algebra;
using VaeLint.Core.Formulas;
using VaeLint.Core.Ir;

namespace VaeLint.Core.Rules;

/// <summary>A rule about the formula of a loss. It reads a fact, never the code.</summary>
internal abstract class FormulaRule
{
    public abstract Rule Rule { get; }

    public IEnumerable<Finding> Check(FormulaFact fact, string owner)
    {
        if (MessageOf(fact) is not { } message)
        {
            yield break;
        }

        var candidates = fact.Places.Candidates;
        var place = candidates.FirstOrDefault(s => s.Path?.Body.MemberKey == owner) ?? candidates.Reverse().FirstOrDefault(s => !s.Within(owner).IsNone) ?? Site.None;
        var primary = place.Within(owner);
        if (primary.IsNone)
        {
            primary = fact.Places.All.Select(s => s.Within(owner)).FirstOrDefault(at => !at.IsNone) ?? Origin.None;
        }

        if (primary.IsNone)
        {
            yield break;
        }

        var additional = candidates.Where(s => !s.At.IsNone).Select(s => new FindingLocation(s.At, "change")).ToList();
        var properties = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [FindingProperties.LossId] = fact.Key,
            [FindingProperties.Roles] = string.Join(";", additional.Select(a => a.Role)),
        };
        yield return new Finding(Rule, message + ".", primary, additional, properties);
    }

    /// <summary>What the rule says of the fact, without the full stop; null when it is not its business.</summary>
    protected abstract string? MessageOf(FormulaFact fact);
}
