using VaeLint.Core.Algebra;
using VaeLint.Core.Losses;

namespace VaeLint.Core.Rules;

/// <summary>VAE005: a scalar factor counts a size twice, or a size of the other term.</summary>
internal sealed class VAE005SizeCountedTwiceRule : LossRule
{
    public override Rule Rule => RuleCatalog.SizeCountedTwice;

    public override IEnumerable<Finding> Check(LossObjective objective, string owner)
    {
        foreach (var term in objective.Flagged.Where(t => t.Verdict == TermVerdict.CountsSizeTwice))
        {
            var assumption = term.Weight.Assumptions.FirstOrDefault(a => term.Residue.Keys.Any(s => s.Equals(a.Size)));
            foreach (var finding in Report(objective, owner, term, term.Site, Message(objective, term), assumption?.ToString()))
            {
                yield return finding;
            }
        }
    }

    private static string Message(LossObjective objective, JudgedTerm term)
    {
        var isMultiplied = term.Residue.Values.Any(p => p > 0);
        var isBatch = term.Residue.ContainsKey(Symbol.Batch);
        var what = isBatch ? $"The {Wording.Name(term)} is divided by the batch size although its reduction averages over the batch already"
            : isMultiplied ? $"The {Wording.Name(term)} is multiplied by a size that its reduction counts already"
            : $"The {Wording.Name(term)} is divided by a size that is not averaged on the other side";
        return $"{what}, {Wording.Consequence(objective, term)}: drop this factor";
    }
}
