// style: clustering VAE with soft assignments: cross-entropy and KL summed over the batch, and a mixture term that is the logarithm of a sum of weighted densities of the input, ridge added
// case Loss: not measured
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.HMixturePrior;

public static class MixturePrior
{
    public static Tensor Loss(Tensor recon, Tensor x, Tensor mean, Tensor logvar, Tensor share, Tensor centres, Tensor widths)
    {
        var reconLoss = F.binary_cross_entropy(recon, x, reduction: Reduction.Sum);
        var klLoss = -0.5 * torch.sum(1 + logvar - mean.pow(2) - logvar.exp());
        var distances = (mean.unsqueeze(1) - centres).pow(2) / (2 * widths.pow(2));
        var density = torch.exp(-distances).prod(-1L);
        var mixtureLoss = torch.sum(share * torch.log(torch.sum(share * density, dim: -1, keepdim: true) + 1e-8));
        return reconLoss + klLoss - mixtureLoss;
    }
}
