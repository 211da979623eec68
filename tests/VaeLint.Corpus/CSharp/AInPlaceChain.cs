// style: AAE/GVAE habit of building the KL with in-place chains, then mul_ and in-place weights
// case ChainSum: R = 1/(B*D); K = 1; beta = B*D
// case ChainMean: R = 1/B; K = 1/(B*L); beta = 1/L
// case ChainWeighted: R = 1/(B*D); K = 0.01/B; beta = 0.01*D
// case ChainRight: R = 1; K = 1; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.AInPlaceChain;

public static class InPlaceKl
{
    public static Tensor ChainSum(Tensor reconX, Tensor x, Tensor mu, Tensor logvar)
    {
        var reconstructionLoss = functional.binary_cross_entropy(reconX, x); //~ VAE001
        var kldElement = mu.pow(2).add_(logvar.exp()).mul_(-1).add_(1).add_(logvar);
        var kld = torch.sum(kldElement).mul_(-0.5);
        return reconstructionLoss + kld;
    }

    public static Tensor ChainMean(Tensor reconX, Tensor x, Tensor mu, Tensor logvar)
    {
        var reconstructionLoss = functional.binary_cross_entropy(reconX, x, reduction: Reduction.Sum) / x.shape[0];
        var kldElement = mu.pow(2).add_(logvar.exp()).mul_(-1).add_(1).add_(logvar);
        var kld = kldElement.mean().mul_(-0.5); //~ VAE002
        return reconstructionLoss + kld;
    }

    public static Tensor ChainWeighted(Tensor reconX, Tensor x, Tensor mu, Tensor logvar)
    {
        var loss = functional.mse_loss(reconX, x);
        var kld = mu.pow(2).add(logvar.exp()).sub(1).sub(logvar).mul(0.5).sum(1).mean();
        kld.mul_(0.01); //~ VAE010
        loss = loss.add(kld);
        return loss;
    }

    public static Tensor ChainRight(Tensor reconX, Tensor x, Tensor mu, Tensor logvar)
    {
        var loss = functional.mse_loss(reconX, x, Reduction.Sum);
        var kld = mu.pow(2).add_(logvar.exp()).mul_(-1).add_(1).add_(logvar).sum().mul_(-0.5);
        return loss.add_(kld);
    }
}
