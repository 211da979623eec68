using VaeLint.Core.Losses;

namespace VaeLint.Core.Rules;

/// <summary>VAE004: an explicit axis list reduces the wrong or only part of the axes.</summary>
internal sealed class VAE004WrongAxesRule : LossRule
{
    public override Rule Rule => RuleCatalog.WrongAxes;

    public override IEnumerable<Finding> Check(LossObjective objective, string owner)
    {
        foreach (var term in objective.Flagged.Where(t => t.Verdict == TermVerdict.WrongAxes && !objective.BetaOf(t).IsNearOne))
        {
            foreach (var finding in Report(objective, owner, term, term.Site, Message(objective, term)))
            {
                yield return finding;
            }
        }
    }

    private static string Message(LossObjective objective, JudgedTerm term)
    {
        var axes = term.Term.IsReconstruction ? "event" : "latent";
        var missing = EffectiveBeta.Format(1, term.Residue.Where(r => r.Value < 0).Select(r => (r.Key.Name, 1)).ToList());
        var what = term.Weight.Walk.BatchSummedByList is not null
            ? $"This axis list sums the batch inside the {Wording.Name(term)} and leaves the {axes} axes to a mean"
            : term.Weight.Walk.OwnReducedByList is { IsMean: true } ? $"This axis list averages part of the {axes} axes of the {Wording.Name(term)} ({missing})"
            : $"This axis list sums only part of the {axes} axes of the {Wording.Name(term)}; the rest ({missing}) is averaged";
        return $"{what}, {Wording.Consequence(objective, term)}: sum over all {axes} axes and average over axis 0 only";
    }
}
