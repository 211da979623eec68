// style: dim: 0 where dim: 1 was meant, on matrices of known rank; reconstruction, KL, or both
// case ReconAxis: R = 1/D; K = 1/B; beta = D/B
// case KlAxis: R = 1/B; K = 1/L; beta = B/L
// case Both: R = 1/D; K = 1/L; beta = D/L
// case Correct: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.ABatchAxisSummed;

public static class WrongAxis
{
    private const int Pixels = 784;
    private const int Latents = 20;

    public static Tensor ReconAxis(Tensor probabilities, Tensor x, Tensor mu, Tensor logvar)
    {
        var bce = functional.binary_cross_entropy(probabilities.view(-1, Pixels), x.view(-1, Pixels), reduction: Reduction.None);
        var recon = bce.sum(dim: 0).mean(); //~ VAE004
        var kl = -0.5 * (1 + logvar - mu.pow(2) - logvar.exp()).sum() / x.shape[0];
        return recon + kl;
    }

    public static Tensor KlAxis(Tensor probabilities, Tensor x, Tensor mu, Tensor logvar)
    {
        mu = mu.view(-1, Latents);
        logvar = logvar.view(-1, Latents);
        var recon = functional.binary_cross_entropy(probabilities, x, reduction: Reduction.Sum) / x.shape[0];
        var kl = torch.mean(-0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp(), dim: 0)); //~ VAE004
        return recon + kl;
    }

    public static Tensor Both(Tensor probabilities, Tensor x, Tensor mu, Tensor logvar)
    {
        mu = mu.view(-1, Latents);
        logvar = logvar.view(-1, Latents);
        var squares = (probabilities.view(-1, Pixels) - x.view(-1, Pixels)).square();
        var recon = torch.sum(squares, dim: 0).mean(); //~ VAE004
        var kl = -0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp(), dim: 0).mean(); //~ VAE004
        return recon + kl;
    }

    public static Tensor Correct(Tensor probabilities, Tensor x, Tensor mu, Tensor logvar)
    {
        mu = mu.view(-1, Latents);
        logvar = logvar.view(-1, Latents);
        var squares = (probabilities.view(-1, Pixels) - x.view(-1, Pixels)).square();
        var recon = torch.sum(squares, dim: 1).mean();
        var kl = -0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp(), dim: 1).mean();
        return recon + kl;
    }
}
