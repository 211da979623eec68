using System.Globalization;
using VaeLint.Core.Formulas;

namespace VaeLint.Core.Rules;

/// <summary>VAE104: the noise of the reparameterization is not standard normal, but the KL takes it for that.</summary>
internal sealed class VAE104WrongNoiseRule : FormulaRule
{
    public override Rule Rule => RuleCatalog.WrongNoise;

    protected override string? MessageOf(FormulaFact fact) => fact is not WrongNoise noise ? null : noise.Slip switch
    {
        NoiseSlip.Scaled => $"The noise of the sample is scaled by {noise.Factor.ToString("G4", CultureInfo.InvariantCulture)}, but the KL is that of a posterior sampled with standard normal noise: drop the factor",
        NoiseSlip.ScaledTwice => "The noise of the sample has the standard deviation of the posterior already and is multiplied by it once more, but the KL is that of a posterior sampled with standard normal noise: draw it from randn or randn_like",
        _ => "The noise of the sample is uniform between 0 and 1, but the KL is that of a posterior sampled with standard normal noise: use randn or randn_like",
    };
}
