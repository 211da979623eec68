using VaeLint.Core.Algebra;
using VaeLint.Core.Losses;

namespace VaeLint.Core.Rules;

/// <summary>VAE011 (off): balanced, but the total is a sum over the batch.</summary>
internal sealed class VAE011BatchSummedTotalRule : LossRule
{
    public override Rule Rule => RuleCatalog.BatchSummedTotal;

    public override IEnumerable<Finding> Check(LossObjective objective, string owner)
    {
        if (!objective.IsBalanced || objective.Terms.Any(t => t.Weight.Power(Symbol.Batch) != 0))
        {
            return [];
        }

        var term = objective.Reconstructions.First();
        const string Message = "The terms agree, but the total is a sum over the batch, so learning rate and gradient clipping depend on the batch size: divide the total by the batch size";
        return Report(objective, owner, term, term.Weight.Walk.BatchReduced?.Site ?? term.Term.Representative.Site, Message);
    }
}
