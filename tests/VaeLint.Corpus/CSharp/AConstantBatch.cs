// style: script with a const batch size as divisor, a literal 128 in a second loss, and a loss that uses the real batch
// case Summed: R = 1/64; K = 1/B; beta = 64/B
// case Averaged: R = 1/(B*D); K = 1/64; beta = B*D/64
// case Literal: R = 1/128; K = 1/B; beta = 128/B
// case ByParameter: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.AConstantBatch;

internal static class Program
{
    private const int BatchSize = 64;
    private const int Epochs = 20;

    public static Tensor Summed(Tensor decoded, Tensor x, Tensor mu, Tensor logvar)
    {
        var nll = binary_cross_entropy(decoded, x, reduction: Reduction.Sum) / BatchSize; //~ VAE012
        var kl = -0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp(), dim: 1);
        return nll + kl.mean();
    }

    public static Tensor Averaged(Tensor decoded, Tensor x, Tensor mu, Tensor logvar)
    {
        var nll = binary_cross_entropy(decoded, x); //~ VAE001
        var kl = -0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp());
        kl = kl / BatchSize; //~ VAE012
        return nll + kl;
    }

    public static Tensor Literal(Tensor decoded, Tensor x, Tensor mu, Tensor logvar)
    {
        var nll = mse_loss(decoded, x, Reduction.Sum) / 128; //~ VAE012
        var kl = -0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp()) / x.shape[0];
        return nll + kl;
    }

    public static Tensor ByParameter(Tensor decoded, Tensor x, Tensor mu, Tensor logvar, int batchSize)
    {
        var nll = mse_loss(decoded, x, Reduction.Sum) / batchSize;
        var kl = -0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp()) / batchSize;
        return nll + kl;
    }

    public static string Describe() => $"{Epochs} epochs of {BatchSize}";
}
