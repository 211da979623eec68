// style: hierarchical VAE, foreach over a list of tuples, mean over the levels; two named levels, one averaged
// case TwoLevels: not measured
// case MeanOverLevels: R = 1/B; K = 1/B; beta = 1
using System.Collections.Generic;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CForeachLevels;

public static class HierarchicalLosses
{
    public static Tensor TwoLevels(
        Tensor logits,
        Tensor x,
        (Tensor Mean, Tensor LogVariance) bottom,
        (Tensor Mean, Tensor LogVariance) top)
    {
        var recon = functional.binary_cross_entropy_with_logits(logits, x, reduction: Reduction.Sum) / x.shape[0];
        var klBottom = 0.5 * (bottom.Mean.pow(2) + bottom.LogVariance.exp() - bottom.LogVariance - 1).sum(1).mean();
        var klTop = 0.5 * (top.Mean.pow(2) + top.LogVariance.exp() - top.LogVariance - 1).mean(); //~ VAE002
        return recon + klBottom + klTop;
    }

    public static Tensor MeanOverLevels(Tensor logits, Tensor x, IReadOnlyList<(Tensor Mean, Tensor LogVariance)> levels)
    {
        var recon = functional.binary_cross_entropy_with_logits(logits, x, reduction: Reduction.Sum) / x.shape[0];
        Tensor? kl = null;
        foreach (var (mean, logVariance) in levels)
        {
            var level = 0.5 * (mean.pow(2) + logVariance.exp() - logVariance - 1).sum(1).mean();
            kl = kl is null ? level : kl + level;
        }

        return kl is null ? recon : recon + kl / levels.Count;
    }
}
