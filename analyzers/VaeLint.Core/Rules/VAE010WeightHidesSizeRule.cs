using VaeLint.Core.Losses;

namespace VaeLint.Core.Rules;

/// <summary>VAE010: the written weight is not the effective β, because a mean hides a size in it. Reported once per loss, at the weight.</summary>
internal sealed class VAE010WeightHidesSizeRule : LossRule
{
    public override Rule Rule => RuleCatalog.WeightHidesSize;

    public override IEnumerable<Finding> Check(LossObjective objective, string owner)
    {
        var hidden = objective.Flagged.Where(t => t is { Verdict: TermVerdict.AveragedOverOwnSizes, Term.MayHaveOneElement: false } && objective.IsWeighted(t)).ToList();
        if (hidden.Count == 0 || hidden.Any(t => t.Residue.ContainsKey(Algebra.Symbol.Batch)) || objective.HasFlagged(TermVerdict.BatchMismatch))
        {
            return [];
        }

        var term = hidden[0];
        var carrier = objective.Terms.OrderBy(t => t == term ? 0 : 1).FirstOrDefault(t => ExplicitWeight.IsOn(t.Weight) && ExplicitWeight.Find(t.Weight) is not null) ?? term;
        var beta = objective.BetaOf(carrier);
        if (beta.IsNearOne)
        {
            return [];
        }

        var site = ExplicitWeight.Find(carrier.Weight)?.Site ?? term.Site;
        var legend = beta.Legend.Length == 0 ? "" : $" ({beta.Legend})";
        var message = $"The written weight hides a size: the {Wording.Name(term)} is averaged over {Wording.OwnElements(term)}, so the effective beta is {beta}{legend}, "
            + "not the number that is written: write the effective beta, or sum over the axes";
        return Report(objective, owner, term, site, message);
    }
}
