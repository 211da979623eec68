using VaeLint.Core.Ir;
using VaeLint.Core.Losses;

namespace VaeLint.Core.Rules;

/// <summary>VAE090 (off): a reconstruction and a KL were recognised, but what lies between is not understood.</summary>
internal sealed class VAE090NotVerifiedRule : LossRule
{
    public override Rule Rule => RuleCatalog.NotVerified;

    public override IEnumerable<Finding> Check(LossObjective objective, string owner)
    {
        if (objective.IsJudged)
        {
            yield break;
        }

        var at = objective.Recognized.OrderBy(t => t.IsReconstruction ? 0 : 1).Select(t => t.Representative.Site).Append(objective.Sink.Site).Select(s => s.Within(owner)).FirstOrDefault(o => !o.IsNone) ?? Origin.None;
        if (at.IsNone)
        {
            yield break;
        }

        var properties = new Dictionary<string, string>(StringComparer.Ordinal) { [FindingProperties.LossId] = objective.Key };
        yield return new Finding(Rule, $"This loss was recognised but could not be verified: {objective.Unknown} is not understood.", at, [], properties);
    }
}
