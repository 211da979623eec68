// style: a port from memory with the signs of the closed form mixed up, one slip per version, the right one last
// case First: not measured
// case Second: not measured
// case Third: not measured
// case Right: not measured
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.ESignsOfTerms;

public static class SignsOfTerms
{
    public static Tensor First(Tensor decoded, Tensor x, Tensor mu, Tensor logVar)
    {
        var bce = F.binary_cross_entropy(decoded, x, reduction: Reduction.Sum);
        var kld = -0.5 * torch.sum(1 - logVar - mu.pow(2) - logVar.exp()); //~ VAE101
        return bce + kld;
    }

    public static Tensor Second(Tensor decoded, Tensor x, Tensor mu, Tensor logVar)
    {
        var bce = F.binary_cross_entropy(decoded, x, reduction: Reduction.Sum);
        var kld = -0.5 * torch.sum(1 + logVar + mu.pow(2) - logVar.exp()); //~ VAE101
        return bce + kld;
    }

    public static Tensor Third(Tensor decoded, Tensor x, Tensor mu, Tensor logVar)
    {
        var bce = F.binary_cross_entropy(decoded, x, reduction: Reduction.Sum);
        var inner = 1 + logVar - mu.pow(2) + logVar.exp();
        var kld = -0.5 * inner.sum(1).sum(); //~ VAE101
        return bce + kld;
    }

    public static Tensor Right(Tensor decoded, Tensor x, Tensor mu, Tensor logVar)
    {
        var bce = F.binary_cross_entropy(decoded, x, reduction: Reduction.Sum);
        var kld = -0.5 * torch.sum(1 + logVar - mu.pow(2) - logVar.exp());
        return bce + kld;
    }
}
