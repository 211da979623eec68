// style: rows of a known size, flattened to one axis and summed, beside a KL divided by that size (generated, then shortened by hand)
// case Annealed: R = 1; K = beta/D; beta = beta/D
// case Unweighted: R = 1/B; K = 1/(B*D); beta = 1/D
// case Averaged: R = 1/(B*D); K = 1/(B*D); beta = 1
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.SFlattenedRows;

internal static class Elbo
{
    private static Tensor Elements(Tensor mu, Tensor logvar) => 0.5 * (mu.pow(2) + logvar.exp() - logvar - 1);

    public static Tensor Annealed(Tensor recon, Tensor x, Tensor mu, Tensor logvar, double beta)
    {
        var rows = recon.view(-1, 784);
        var nll = F.mse_loss(rows, x.view(-1, 784), Reduction.None).flatten().sum();
        return nll + (Elements(mu, logvar).sum() / (28 * 28)) * beta; //~ VAE005
    }

    public static Tensor Unweighted(Tensor recon, Tensor x, Tensor mu, Tensor logvar)
    {
        var nll = F.mse_loss(recon.view(-1, 784), x.view(-1, 784), Reduction.None).view(-1).sum() / x.shape[0];
        var kl = Elements(mu, logvar).sum(1).mean();
        return nll + kl / 784; //~ VAE005
    }

    public static Tensor Averaged(Tensor recon, Tensor x, Tensor mu, Tensor logvar)
    {
        var nll = F.mse_loss(recon.view(-1, 784), x.view(-1, 784), Reduction.None).flatten().mean();
        return nll + Elements(mu, logvar).sum(1).mean() / 784;
    }
}
