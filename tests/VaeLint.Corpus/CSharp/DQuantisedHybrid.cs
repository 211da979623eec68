// style: two-level hybrid, a Gaussian latent on top of a codebook: summed terms over the batch plus codebook and commitment losses at their own scale
// case Loss: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DQuantisedHybrid;

public sealed record HybridOutput(Tensor Reconstruction, Tensor TopMean, Tensor TopLogVar, Tensor BottomFeatures, Tensor BottomCodes);

public sealed class HybridObjective
{
    public double CommitmentCost { get; set; } = 0.25;

    public Tensor Loss(HybridOutput output, Tensor x)
    {
        var n = x.shape[0];
        var reconstruction = functional.mse_loss(output.Reconstruction, x, Reduction.Sum) / n;
        var prior = 0.5 * (output.TopLogVar.exp() + output.TopMean.pow(2) - 1 - output.TopLogVar).sum() / n;

        var codebook = functional.mse_loss(output.BottomCodes, output.BottomFeatures.detach());
        var commitment = functional.mse_loss(output.BottomFeatures, output.BottomCodes.detach());
        return reconstruction + prior + codebook + CommitmentCost * commitment;
    }
}
