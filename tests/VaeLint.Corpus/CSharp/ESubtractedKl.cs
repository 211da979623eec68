// style: image generator script: the bound is written as reconstruction minus KL, but the reconstruction already is a loss
// case Elbo: R = 1; K = -1; beta = -1
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.ESubtractedKl;

public static class CifarBound
{
    public static Tensor Elbo(Tensor x, Tensor xRecon, Tensor mu, Tensor logVar)
    {
        var reconLoss = F.binary_cross_entropy(xRecon, x, reduction: Reduction.Sum);
        var kldLoss = -0.5 * torch.sum(1 + logVar - mu.pow(2) - logVar.exp()); //~ VAE103
        return reconLoss - kldLoss;
    }
}
