using System.Globalization;
using VaeLint.Core.Losses;

namespace VaeLint.Core.Rules;

/// <summary>VAE001: the reconstruction is averaged over event axes while the KL is not.</summary>
internal sealed class VAE001MeanReconstructionRule : LossRule
{
    public override Rule Rule => RuleCatalog.MeanReconstruction;

    public override IEnumerable<Finding> Check(LossObjective objective, string owner)
    {
        foreach (var term in objective.Flagged.Where(t => t.Verdict == TermVerdict.AveragedOverOwnSizes && t.Term.IsReconstruction && !objective.IsWeighted(t) && !objective.IsMadeUpFor(t)))
        {
            foreach (var finding in Report(objective, owner, term, term.Site, Message(objective, term), term.Term.MayHaveOneElement ? "this data has more than one element per sample" : Assumed(term)))
            {
                yield return finding;
            }
        }
    }

    private static string Message(LossObjective objective, JudgedTerm term)
    {
        var kl = objective.Counterpart(term);
        if (term.Weight.Stale is { } stale)
        {
            return string.Format(
                CultureInfo.InvariantCulture,
                "The reconstruction is averaged over its {0} event elements and multiplied by {1}, but {1} is not {0}, {2}: multiply by the size of the data or sum over the event axes",
                stale.Known, stale.Literal.Value, Wording.Consequence(objective, term));
        }

        return $"The reconstruction is averaged over {Wording.OwnElements(term)} while the KL is {Wording.Reduction(kl)}{Wording.UnitBeta(kl)}, {Wording.Consequence(objective, term)}: "
            + "sum the reconstruction over the event and average it over the batch";
    }
}
