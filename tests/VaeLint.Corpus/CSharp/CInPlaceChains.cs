// style: in-place tensor methods: KL as an add_/sub_/mul_ chain, total built with add_ and div_
// case Wrong: R = 1/B; K = 1/(B*L); beta = 1/L
// case Right: R = 1/B; K = 1/B; beta = 1
// case TotalFirst: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CInPlaceChains;

public static class InPlaceLosses
{
    public static Tensor Wrong(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var total = functional.mse_loss(xHat, x, Reduction.Sum).div_(x.shape[0]);
        var kl = mu.pow(2).add_(logVar.exp()).sub_(1).sub_(logVar).mul_(0.5);
        total.add_(kl.mean()); //~ VAE002
        return total;
    }

    public static Tensor Right(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var kl = mu.pow(2).add_(logVar.exp()).mul_(-1).add_(1).add_(logVar);
        var divergence = kl.sum().mul_(-0.5).div_(mu.size(0));
        var recon = functional.mse_loss(xHat, x, Reduction.Sum);
        recon.div_(x.size(0));
        return recon.add_(divergence);
    }

    public static Tensor TotalFirst(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var total = (xHat - x).square().sum();
        total.add_(mu.square().add_(logVar.exp()).sub_(logVar).sub_(1).sum(), alpha: 0.5);
        total.div_(x.shape[0]);
        return total;
    }
}
