using VaeLint.Corpus;

namespace VaeLint.Torch.Tests.Generated;

/// <summary>One method that computes a loss, with the weights its terms have by construction.</summary>
internal sealed record GeneratedProgram(
    string Name, string Source, Likelihood Likelihood, int EventRank, AxisWeight Reconstruction, AxisWeight Kl, bool HasFreeWeight)
{
    public AxisWeight EffectiveBeta => Kl / Reconstruction;

    /// <summary>Another reading that the code leaves open: the weight of the reconstruction if the data were [B,D].</summary>
    public AxisWeight? ReconstructionAsVectors { get; init; }
}
