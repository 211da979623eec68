using VaeLint.Core.Formulas;

namespace VaeLint.Core.Rules;

/// <summary>VAE103: a quantity to be maximised is minimised, or the reverse.</summary>
internal sealed class VAE103WrongDirectionRule : FormulaRule
{
    public override Rule Rule => RuleCatalog.WrongDirection;

    protected override string? MessageOf(FormulaFact fact) => (fact as WrongDirection)?.Kind switch
    {
        DirectionKind.DivergenceMaximized => "The KL is subtracted from the reconstruction loss, so training maximises it: add it, for both are minimised",
        DirectionKind.ReconstructionMaximized => "The reconstruction loss is subtracted from the KL, so training maximises it: add it, for both are minimised",
        DirectionKind.BoundMinimized => "backward() is called on the ELBO, which has to be maximised: call it on the negative ELBO",
        DirectionKind.LossMaximized => "The optimizer maximises this loss, which is the negative ELBO: drop maximize, or call backward() on the ELBO",
        _ => null,
    };
}
