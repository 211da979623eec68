using System.Globalization;
using VaeLint.Core.Algebra;
using VaeLint.Core.Losses;

namespace VaeLint.Core.Rules;

/// <summary>VAE012: a constant batch size is the divisor of one term. A constant that divides every term is a common factor and no defect.</summary>
internal sealed class VAE012ConstantBatchSizeRule : LossRule
{
    public override Rule Rule => RuleCatalog.ConstantBatchSize;

    public override IEnumerable<Finding> Check(LossObjective objective, string owner)
    {
        foreach (var term in objective.Terms)
        {
            var assumption = term.Weight.Assumptions.FirstOrDefault(a => a is { Scalar.Kind: SymbolKind.Literal, Size.Kind: SymbolKind.Batch, Power: < 0 });
            if (assumption is null || objective.Terms.All(t => t.Weight.Assumptions.Any(a => a.Scalar.Equals(assumption.Scalar))))
            {
                continue;
            }

            var factor = term.Term.Scalars.LastOrDefault(s => s.Value.PowerOf(assumption.Scalar) < 0);
            var value = assumption.Scalar.Value.ToString(CultureInfo.InvariantCulture);
            var message = $"The {Wording.Name(term)} is divided by the constant batch size {value}: a last, partial batch is scaled wrongly; divide by the size of the batch at hand (shape[0])";
            foreach (var finding in Report(objective, owner, term, factor?.Site ?? term.Term.Representative.Site, message))
            {
                yield return finding;
            }
        }
    }
}
