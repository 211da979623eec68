// style: a size written as a product beside a round weight; rows of a known size that are reshaped by their batch (generated, then shortened by hand)
// case Weighted: R = 100/B; K = 1/B; beta = 1/100
// case WeightedImage: R = 1000/B; K = 1/B; beta = 1/1000
// case WeightedMean: R = 100/(B*D); K = 1/B; beta = D/100
// case Reshaped: R = 1; K = 1/D; beta = 1/D
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.SWeightedSizes;

internal static class Elbo
{
    private const double InputSize = 784;

    private static Tensor Elements(Tensor mu, Tensor logvar) => 0.5 * (mu.pow(2) + logvar.exp() - logvar - 1);

    public static Tensor Weighted(Tensor recon, Tensor x, Tensor mu, Tensor logvar)
    {
        var nll = F.mse_loss(recon.view(-1, 28 * 28), x.view(-1, 28 * 28));
        return 100 * ((28 * 28) * nll) + Elements(mu, logvar).sum(1).mean();
    }

    public static Tensor WeightedImage(Tensor recon, Tensor x, Tensor mu, Tensor logvar)
    {
        var nll = F.mse_loss(recon.view(-1, 3, 32, 32), x.view(-1, 3, 32, 32)) * (3 * 32 * 32);
        return nll * 1000 + Elements(mu, logvar).sum(1).mean();
    }

    public static Tensor WeightedMean(Tensor recon, Tensor x, Tensor mu, Tensor logvar)
    {
        var nll = F.mse_loss(recon.view(-1, 28 * 28), x.view(-1, 28 * 28));
        return 100 * nll + Elements(mu, logvar).sum(1).mean(); //~ VAE010
    }

    public static Tensor Reshaped(Tensor recon, Tensor x, Tensor mu, Tensor logvar)
    {
        var rows = x.view(-1, 784);
        var nll = F.mse_loss(recon.view(-1, 784), rows, Reduction.None).reshape(rows.size(0), -1).sum(1).sum(0L);
        return nll + (1.0 / InputSize) * Elements(mu, logvar).sum(); //~ VAE005
    }
}
