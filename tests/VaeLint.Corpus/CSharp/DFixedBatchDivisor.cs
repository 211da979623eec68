// style: script constants: the reconstruction sum is divided by the constant batch size of the loader, the KL by its own mean
// case Loss: R = 1/64; K = 1/B; beta = 64/B
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DFixedBatchDivisor;

internal static class CelebScript
{
    private const int BatchSize = 64;

    public static Tensor Loss(Tensor recon, Tensor images, Tensor mu, Tensor logvar)
    {
        var reconLoss = functional.binary_cross_entropy(recon, images, reduction: Reduction.Sum) / BatchSize; //~ VAE012
        var klLoss = (-0.5 * (1 + logvar - mu.pow(2) - logvar.exp()).sum(1)).mean();
        return reconLoss + klLoss;
    }
}
