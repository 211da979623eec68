using VaeLint.Core.Formulas;

namespace VaeLint.Core.Rules;

/// <summary>VAE302: backward() on a loss that still has one value per sample.</summary>
internal sealed class VAE302UnreducedLossRule : FormulaRule
{
    public override Rule Rule => RuleCatalog.UnreducedLoss;

    protected override string? MessageOf(FormulaFact fact) =>
        fact is UnreducedLoss ? "backward() is called on one loss per sample, and it takes a scalar only: call mean() first" : null;
}
