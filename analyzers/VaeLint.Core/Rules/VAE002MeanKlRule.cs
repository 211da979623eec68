using VaeLint.Core.Losses;

namespace VaeLint.Core.Rules;

/// <summary>VAE002: the KL is averaged over latent axes.</summary>
internal sealed class VAE002MeanKlRule : LossRule
{
    public override Rule Rule => RuleCatalog.MeanKl;

    public override IEnumerable<Finding> Check(LossObjective objective, string owner)
    {
        foreach (var term in objective.Flagged.Where(t => t.Verdict == TermVerdict.AveragedOverOwnSizes && !t.Term.IsReconstruction && !objective.IsWeighted(t) && !objective.IsMadeUpFor(t)))
        {
            var reconstruction = objective.Counterpart(term);
            var message = $"The KL is averaged over {Wording.OwnElements(term)}{Wording.UnitBeta(term)} while the reconstruction is {Wording.Reduction(reconstruction)}, "
                + $"{Wording.Consequence(objective, term)}: sum the KL over the latents and average it over the batch";
            foreach (var finding in Report(objective, owner, term, term.Site, message, Assumed(term)))
            {
                yield return finding;
            }
        }
    }
}
