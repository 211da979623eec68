// style: VAE class with a recon_loss option of two strings: cross-entropy is summed, the squared error keeps its default; the KL is summed
// case Bce: R = 1; K = 1; beta = 1
// case L2: R = 1/(B*D); K = 1; beta = B*D
using System;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DLikelihoodArm;

public sealed class FrameVae
{
    private readonly string _reconLoss;

    public FrameVae(string reconLoss)
    {
        if (reconLoss is not ("L2" or "BCE"))
        {
            throw new ArgumentException(reconLoss, nameof(reconLoss));
        }

        _reconLoss = reconLoss;
    }

    public Tensor Loss(Tensor recon, Tensor x, Tensor mu, Tensor logvar)
    {
        Tensor reconstruction;
        if (_reconLoss == "BCE")
        {
            reconstruction = functional.binary_cross_entropy(recon, x, reduction: Reduction.Sum);
        }
        else
        {
            reconstruction = functional.mse_loss(recon, x); //~ VAE001
        }

        var kl = -0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp());
        return reconstruction + kl;
    }
}
