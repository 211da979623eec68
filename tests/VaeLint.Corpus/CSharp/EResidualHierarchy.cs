// style: deep hierarchical VAE with residual posteriors: the first level against N(0, I), the others relative to the prior's mean and log variance; all sums
// case Loss: not measured
using System.Collections.Generic;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.EResidualHierarchy;

public static class ResidualLevels
{
    private static Tensor Kl(Tensor mu, Tensor logvar) => 0.5 * torch.sum(mu.pow(2) + logvar.exp() - logvar - 1);

    private static Tensor KlRelative(Tensor logvar, Tensor deltaMu, Tensor deltaLogvar) =>
        0.5 * torch.sum(deltaMu.pow(2) / logvar.exp() + deltaLogvar.exp() - deltaLogvar - 1);

    public static Tensor Loss(Tensor xHat, Tensor x, Tensor mu, Tensor logvar, IReadOnlyList<(Tensor LogVar, Tensor DeltaMu, Tensor DeltaLogVar)> levels)
    {
        var recon = F.mse_loss(xHat, x, reduction: Reduction.Sum);
        var kl = Kl(mu, logvar);
        foreach (var (priorLogVar, deltaMu, deltaLogVar) in levels)
        {
            kl = kl + KlRelative(priorLogVar, deltaMu, deltaLogVar);
        }

        return (recon + kl) / x.shape[0];
    }
}
