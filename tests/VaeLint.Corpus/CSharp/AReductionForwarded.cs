// style: reduction forwarded as a named argument through a wrapper class and a flag that picks the KL's reduction
// case Averaged: R = 1/(B*D); K = 1; beta = B*D
// case Summed: R = 1; K = 1; beta = 1
// case KlMeanBranch: R = 1; K = 1/(B*L); beta = 1/(B*L)
// case KlSumBranch: R = 1; K = 1; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.AReductionForwarded;

internal static class LossLibrary
{
    internal static Tensor Vae(Tensor decoded, Tensor image, Tensor mean, Tensor logVar, Reduction reduction)
    {
        var reconstruction = F.mse_loss(decoded, image, reduction);
        var divergence = 0.5 * torch.sum(mean.pow(2) + logVar.exp() - 1 - logVar);
        return reconstruction + divergence;
    }
}

public sealed class Trainers
{
    public Tensor Averaged(Tensor decoded, Tensor image, Tensor mean, Tensor logVar)
        => LossLibrary.Vae(decoded, image, mean, logVar, reduction: Reduction.Mean); //~ VAE001

    public Tensor Summed(Tensor decoded, Tensor image, Tensor mean, Tensor logVar)
        => LossLibrary.Vae(decoded, image, mean, logVar, reduction: Reduction.Sum);

    public Tensor KlReduction(Tensor decoded, Tensor image, Tensor mean, Tensor logVar, bool averageKl)
    {
        var reconstruction = F.mse_loss(decoded, image, Reduction.Sum);
        var elements = 0.5 * (mean.pow(2) + logVar.exp() - 1 - logVar);
        Tensor divergence;
        if (averageKl)
        {
            divergence = elements.mean(); //~ VAE002
        }
        else
        {
            divergence = elements.sum();
        }

        return reconstruction + divergence;
    }
}
