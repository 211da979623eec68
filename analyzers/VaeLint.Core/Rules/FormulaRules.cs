namespace VaeLint.Core.Rules;

/// <summary>The rules that read the formulas of a loss.</summary>
internal static class FormulaRules
{
    public static IReadOnlyList<FormulaRule> All { get; } = [new VAE101AlmostGaussianKlRule(), new VAE102MixedSpreadRule(), new VAE103WrongDirectionRule(), new VAE104WrongNoiseRule(), new VAE301StoppedGradientRule(), new VAE302UnreducedLossRule(), new VAE303UnusedWeightRule()];
}
