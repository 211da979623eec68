// style: images that a permute makes channels-last: a permute of four axes says that there are four, whatever it is applied to
// case MeanTimesPixels: R = 1/(B*C); K = 1/B; beta = C
// case SummedOverPixels: R = 1/(B*C); K = 1/B; beta = C
// case MeanTimesAll: R = 1/B; K = 1/B; beta = 1
// case SummedOverAll: R = 1/B; K = 1/B; beta = 1
// axes: H W C
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.MChannelsLast;

public static class ChannelsLast
{
    private static Tensor Kl(Tensor mu, Tensor logvar) => -0.5 * (1 + logvar - mu.square() - logvar.exp()).sum(1).mean();

    public static Tensor MeanTimesPixels(Tensor decoded, Tensor x, Tensor mu, Tensor logvar)
    {
        var target = x.permute(0, 2, 3, 1);
        var error = F.mse_loss(decoded.permute(0, 2, 3, 1), target); //~ VAE001
        return error * target.shape[1] * target.shape[2] + Kl(mu, logvar);
    }

    public static Tensor SummedOverPixels(Tensor decoded, Tensor x, Tensor mu, Tensor logvar)
    {
        var error = (decoded.permute(0, 2, 3, 1) - x.permute(0, 2, 3, 1)).square();
        var perSample = error.sum([1, 2]).mean([1]); //~ VAE004
        return perSample.mean() + Kl(mu, logvar);
    }

    public static Tensor MeanTimesAll(Tensor decoded, Tensor x, Tensor mu, Tensor logvar)
    {
        var target = x.permute(0, 2, 3, 1);
        var error = F.mse_loss(decoded.permute(0, 2, 3, 1), target);
        return error * (target.shape[1] * target.shape[2] * target.shape[3]) + Kl(mu, logvar);
    }

    public static Tensor SummedOverAll(Tensor decoded, Tensor x, Tensor mu, Tensor logvar)
    {
        var error = (decoded.permute(0, 2, 3, 1) - x.permute(0, 2, 3, 1)).square();
        return error.sum([1, 2, 3]).mean() + Kl(mu, logvar);
    }
}
