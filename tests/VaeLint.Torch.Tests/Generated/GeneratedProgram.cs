using VaeLint.Corpus;

namespace VaeLint.Torch.Tests.Generated;

/// <summary>One method that computes a loss, with the weights its terms have by construction.</summary>
internal sealed record GeneratedProgram(
    string Name, string Source, Likelihood Likelihood, int EventRank, AxisWeight Reconstruction, AxisWeight Kl, bool HasFreeWeight)
{
    public AxisWeight EffectiveBeta => Kl / Reconstruction;
}
