// style: the likelihood is chosen by an enum in a switch expression; one arm forgets the reduction
// case Bernoulli: R = 1; K = 1; beta = 1
// case Gaussian: R = 1/(B*D); K = 1; beta = B*D
// case Laplace: R = 1; K = 1; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.ASwitchOnLikelihood;

public enum DecoderLikelihood
{
    Bernoulli,
    Gaussian,
    Laplace,
}

// After disentangling-vae's reconstruction_loss: everything is summed, then divided once.
public sealed class SelectableLoss
{
    private readonly DecoderLikelihood _likelihood;

    public SelectableLoss(DecoderLikelihood likelihood)
    {
        _likelihood = likelihood;
    }

    public Tensor Compute(Tensor data, Tensor recon, Tensor latentMean, Tensor latentLogVar)
    {
        var reconstruction = _likelihood switch
        {
            DecoderLikelihood.Bernoulli => functional.binary_cross_entropy(recon, data, reduction: Reduction.Sum),
            DecoderLikelihood.Gaussian => functional.mse_loss(recon, data), //~ VAE001
            DecoderLikelihood.Laplace => functional.l1_loss(recon, data, Reduction.Sum),
            _ => throw new ArgumentOutOfRangeException(nameof(recon)),
        };
        var kl = 0.5 * (-1 - latentLogVar + latentMean.pow(2) + latentLogVar.exp()).sum();
        return reconstruction + kl;
    }
}
