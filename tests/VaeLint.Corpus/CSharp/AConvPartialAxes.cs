// style: RGB images reshaped to a known rank; reductions over some of the axes only, the default mean, and all axes
// case ChannelSum: R = 1/(B*H*W); K = 1/B; beta = H*W
// case PixelMean: R = 1/(B*H*W); K = 1/B; beta = H*W
// case SpatialSum: R = 1/(B*C); K = 1/B; beta = C
// case DefaultMean: R = 1/(B*D); K = 1/B; beta = D
// case AllAxes: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.AConvPartialAxes;

public sealed class RgbVaeLoss
{
    private static Tensor Kl(Tensor mu, Tensor logvar) => (-0.5 * (1 + logvar - mu.pow(2) - logvar.exp())).sum(dim: 1).mean();

    private static Tensor SquaredError(Tensor recon, Tensor images)
    {
        var diff = recon.reshape(-1, 3, 64, 64) - images.reshape(-1, 3, 64, 64);
        return diff.pow(2);
    }

    public Tensor ChannelSum(Tensor recon, Tensor images, Tensor mu, Tensor logvar)
    {
        var reconLoss = SquaredError(recon, images).sum(dim: 1).mean(); //~ VAE004
        return reconLoss + Kl(mu, logvar);
    }

    public Tensor PixelMean(Tensor recon, Tensor images, Tensor mu, Tensor logvar)
    {
        var reconLoss = SquaredError(recon, images).mean([2, 3]).sum(1).mean(); //~ VAE004
        return reconLoss + Kl(mu, logvar);
    }

    public Tensor SpatialSum(Tensor recon, Tensor images, Tensor mu, Tensor logvar)
    {
        var reconLoss = SquaredError(recon, images).sum([2, 3]).mean(); //~ VAE004
        return reconLoss + Kl(mu, logvar);
    }

    public Tensor DefaultMean(Tensor recon, Tensor images, Tensor mu, Tensor logvar)
    {
        var reconLoss = mse_loss(recon.reshape(-1, 3, 64, 64), images.reshape(-1, 3, 64, 64)); //~ VAE001
        return reconLoss + Kl(mu, logvar);
    }

    public Tensor AllAxes(Tensor recon, Tensor images, Tensor mu, Tensor logvar)
    {
        var reconLoss = SquaredError(recon, images).sum([1, 2, 3]).mean();
        return reconLoss + Kl(mu, logvar);
    }
}
