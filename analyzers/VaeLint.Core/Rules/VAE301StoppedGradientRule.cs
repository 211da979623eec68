using VaeLint.Core.Formulas;
using VaeLint.Core.Losses;

namespace VaeLint.Core.Rules;

/// <summary>VAE301: a term of the loss, or the sample behind it, carries no gradient.</summary>
internal sealed class VAE301StoppedGradientRule : FormulaRule
{
    public override Rule Rule => RuleCatalog.StoppedGradient;

    protected override string? MessageOf(FormulaFact fact)
    {
        if (fact is not StoppedGradient stopped)
        {
            return null;
        }

        var term = stopped.Term == LossTermKind.Reconstruction ? "reconstruction" : "KL";
        return stopped.Stop switch
        {
            GradientStop.Detach => $"The {term} of this loss is detached, so nothing is trained by it: drop the detach() or the no_grad scope",
            GradientStop.Number => $"The {term} of this loss is taken out of its tensor, so nothing is trained by it: add the tensor, and call item() for the log",
            GradientStop.Code => "The decoder gets a detached code, so the reconstruction does not train the encoder: drop the detach()",
            _ => "sample() stops the gradient, so the reconstruction does not train the encoder: use rsample()",
        };
    }
}
