// style: explicit axis lists as collection expressions, long[] and named dims on tensors of known rank
// case SpatialMean: R = 1/(B*H*W); K = 1/B; beta = H*W
// case ChannelSum: R = 1/(B*H*W); K = 1/B; beta = H*W
// case AllAxesMean: R = 1/(B*D); K = 1/B; beta = D
// case AllAxesSum: R = 1/B; K = 1/B; beta = 1
// case BatchAxisSum: R = 1/D; K = 1/B; beta = D/B
using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Corpus.CAxisLists;

public static class AxisLosses
{
    public static Tensor SpatialMean(Tensor decoded, Tensor images, Tensor mu, Tensor logVar)
    {
        var target = images.view(-1, 3, 32, 32);
        var squared = (decoded.view(-1, 3, 32, 32) - target).pow(2);
        return squared.mean([2, 3]).sum(1).mean() + Kl(mu, logVar); //~ VAE004
    }

    public static Tensor ChannelSum(Tensor decoded, Tensor images, Tensor mu, Tensor logVar)
    {
        var target = images.view(-1, 3, 32, 32);
        var squared = (decoded.view(-1, 3, 32, 32) - target).pow(2);
        var recon = squared.sum(new long[] { 1 }).mean(); //~ VAE004
        return recon + Kl(mu, logVar);
    }

    public static Tensor AllAxesMean(Tensor decoded, Tensor images, Tensor mu, Tensor logVar)
    {
        var target = images.view(-1, 3, 32, 32);
        var squared = (decoded.view(-1, 3, 32, 32) - target).pow(2);
        return squared.mean(new long[] { 1, 2, 3 }).mean() //~ VAE001
            + Kl(mu, logVar);
    }

    public static Tensor AllAxesSum(Tensor decoded, Tensor images, Tensor mu, Tensor logVar)
    {
        var target = images.view(-1, 3, 32, 32);
        var squared = (decoded.view(-1, 3, 32, 32) - target).pow(2);
        return squared.sum([1, 2, 3]).mean([0]) + Kl(mu, logVar);
    }

    public static Tensor BatchAxisSum(Tensor decoded, Tensor images, Tensor mu, Tensor logVar)
    {
        var target = images.view(-1, 3072);
        var squared = (decoded.view(-1, 3072) - target).pow(2);
        return squared.sum(dim: 0).mean() + Kl(mu, logVar); //~ VAE004
    }

    private static Tensor Kl(Tensor mu, Tensor logVar)
        => (0.5 * (mu.pow(2) + logVar.exp() - logVar - 1)).sum([1]).mean([0]);
}
