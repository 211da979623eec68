using VaeLint.Core.Algebra;
using VaeLint.Core.Losses;

namespace VaeLint.Core.Rules;

/// <summary>VAE003: one term is summed over the batch and the other averaged. No weight excuses it.</summary>
internal sealed class VAE003BatchMismatchRule : LossRule
{
    public override Rule Rule => RuleCatalog.BatchMismatch;

    public override IEnumerable<Finding> Check(LossObjective objective, string owner)
    {
        var isCovered = objective.Flagged.Any(t => t.Verdict == TermVerdict.AveragedOverOwnSizes && !objective.IsWeighted(t)) || objective.HasFlagged(TermVerdict.WrongAxes);
        if (isCovered)
        {
            yield break;
        }

        foreach (var term in objective.Flagged.Where(IsOff))
        {
            var other = objective.Counterpart(term);
            var site = term.Weight.Walk.BatchReduced?.Site ?? term.Term.Representative.Site;
            var message = $"The {Wording.Name(term)} is {Wording.Reduction(term)} while the {Wording.Name(other)} is {Wording.Reduction(other)}, "
                + $"{Wording.Consequence(objective, term)}: divide both by the same batch size";
            foreach (var finding in Report(objective, owner, term, site, message, AssumptionOf(objective)))
            {
                yield return finding;
            }
        }
    }

    private static bool IsOff(JudgedTerm term) =>
        term.Verdict is TermVerdict.BatchMismatch or TermVerdict.AveragedOverOwnSizes && term.Residue.TryGetValue(Symbol.Batch, out var power) && power != 0;

    /// <summary>Only an integer, or its name, says that there is a batch in it.</summary>
    private static string? AssumptionOf(LossObjective objective) =>
        objective.Terms.Where(t => TermWeight.Get(t.Weight.Reductions, Symbol.Batch) == 0)
            .SelectMany(t => t.Weight.Assumptions).FirstOrDefault(a => a.Size.Kind == SymbolKind.Batch)?.ToString();
}
