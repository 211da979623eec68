// style: size_average flag kept from an old script; one branch of the conditional fits the KL, the other does not
// case Averaged: R = 1/(B*D); K = 1; beta = B*D
// case Summed: R = 1; K = 1; beta = 1
// case IfAveraged: R = 1/(B*D); K = 1/B; beta = D
// case IfSummed: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.AFlagChoosesReduction;

public class LegacyLoss
{
    public Tensor Loss(Tensor recon, Tensor x, Tensor mu, Tensor logvar, bool sizeAverage)
    {
        var rec = sizeAverage
            ? F.mse_loss(recon, x, Reduction.Mean) //~ VAE001
            : F.mse_loss(recon, x, Reduction.Sum);
        var kld = -0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp());
        return rec + kld;
    }

    public Tensor LossWithIf(Tensor recon, Tensor x, Tensor mu, Tensor logvar, bool perPixel)
    {
        Tensor rec;
        if (perPixel)
        {
            rec = (recon - x).abs().mean(); //~ VAE001
        }
        else
        {
            rec = (recon - x).abs().sum() / x.shape[0];
        }

        var kld = 0.5 * torch.sum(logvar.exp() + mu * mu - 1 - logvar) / x.shape[0];
        return rec + kld;
    }
}
