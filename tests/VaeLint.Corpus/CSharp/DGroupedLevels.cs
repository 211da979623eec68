// style: deep hierarchical VAE: per-sample logits likelihood, one KL per latent group accumulated over the list, coefficient with a default of one
// case Nelbo: R = 1/B; K = 1/B; beta = 1
using System.Collections.Generic;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DGroupedLevels;

public readonly struct LatentGroup(Tensor mu, Tensor logSigma)
{
    public Tensor Kl()
    {
        var sigma = logSigma.exp();
        var perElement = 0.5 * (mu * mu + sigma * sigma) - 0.5 - logSigma;
        return perElement.sum([1, 2, 3]);
    }
}

public static class HierarchicalObjective
{
    public static Tensor Nelbo(Tensor logits, Tensor x, IReadOnlyList<LatentGroup> groups, double klCoeff = 1.0)
    {
        var reconLoss = functional.binary_cross_entropy_with_logits(logits, x, reduction: Reduction.None).sum([1, 2, 3]);
        var klAll = zeros_like(reconLoss);
        foreach (var group in groups)
        {
            klAll = klAll + group.Kl();
        }

        var nelboBatch = reconLoss + klCoeff * klAll;
        return nelboBatch.mean();
    }
}
