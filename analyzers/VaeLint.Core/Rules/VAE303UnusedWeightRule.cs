using VaeLint.Core.Formulas;

namespace VaeLint.Core.Rules;

/// <summary>VAE303: a parameter that is there to weigh the KL is never read.</summary>
internal sealed class VAE303UnusedWeightRule : FormulaRule
{
    public override Rule Rule => RuleCatalog.UnusedWeight;

    protected override string? MessageOf(FormulaFact fact) =>
        fact is UnusedWeight weight ? $"The parameter {weight.Name} never reaches the loss: the KL is added without a weight, whatever the caller passes" : null;
}
