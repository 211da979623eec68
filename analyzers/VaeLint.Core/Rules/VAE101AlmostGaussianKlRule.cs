using System.Globalization;
using VaeLint.Core.Formulas;
using VaeLint.Core.Losses;

namespace VaeLint.Core.Rules;

/// <summary>VAE101: almost a Gaussian KL. Says in which addend it differs.</summary>
internal sealed class VAE101AlmostGaussianKlRule : FormulaRule
{
    private const string Right = "0.5 · (σ² + μ² − 1 − log σ²)";

    public override Rule Rule => RuleCatalog.AlmostGaussianKl;

    protected override string? MessageOf(FormulaFact fact) => fact switch
    {
        SlippedFormula slipped => Of(slipped.Slip) is var (what, advice) ? $"This is almost the KL of a Gaussian, but {what} (the KL is {Right}): {advice}" : null,
        MissingTerm missing => $"This is almost the KL of the Gaussian that is sampled, but {Name(missing.Part)} is missing (the KL is {Right}): add it",
        MissingHalf => $"The KL has no factor 0.5 (it is {Right}), so it is trained with a beta of 2 that nobody wrote: multiply it by 0.5, or write the weight 2",
        DividedLogVariance => "This is almost the log-density of a Gaussian, but log σ² is divided by σ² like the square (it is −0.5 · (log σ² + (x − μ)²/σ²)): divide the square alone",
        _ => null,
    };

    private static string Name(KlPart part) => part switch { KlPart.Variance => "σ²", KlPart.MeanSquare => "μ²", _ => "−log σ²" };

    private static (string What, string Advice)? Of(FormulaSlip slip) => slip.Kind switch
    {
        FormulaSlipKind.LogSign => ("log σ² has the wrong sign", "turn the sign of log σ²"),
        FormulaSlipKind.VarianceSign => ("σ² has the wrong sign", "turn the sign of σ²"),
        FormulaSlipKind.MeanSign => ("μ² has the wrong sign", "turn the sign of μ²"),
        FormulaSlipKind.MeanFactor => ($"μ² is multiplied by {slip.Ratio.ToString("0.##", CultureInfo.InvariantCulture)}", "drop the factor"),
        FormulaSlipKind.VarianceFactor => ($"σ² is multiplied by {slip.Ratio.ToString("0.##", CultureInfo.InvariantCulture)}", "drop the factor"),
        FormulaSlipKind.MeanNotSquared => ("the mean is not squared", "square the mean"),
        FormulaSlipKind.VarianceOfMean => ("σ² is the exponential of the mean", "take that of log σ²"),
        _ => null,
    };
}
