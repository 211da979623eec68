// style: TensorFlow tutorial carried over: log-densities of a sample with the reduction chosen by a word, and a later edit with a hand-written cross-entropy over everything and the exponential of the wrong tensor
// case Bound: not measured
// case Edited: not measured
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.HReducedByName;

public static class DigitLosses
{
    private static readonly double LogTwoPi = Math.Log(2 * Math.PI);

    private static Tensor LogNormalPdf(Tensor sample, Tensor mean, Tensor logVar, long axis = 1) =>
        torch.sum(-0.5 * ((sample - mean).pow(2) * torch.exp(-logVar) + logVar + LogTwoPi), dim: axis);

    public static Tensor Bound(Tensor x, Tensor logits, Tensor z, Tensor mean, Tensor logVar, string mode = "sum")
    {
        var crossEntropy = F.binary_cross_entropy_with_logits(logits, x, reduction: Reduction.None);
        var logPxz = mode switch
        {
            "sum" => -crossEntropy.sum([1, 2, 3]),
            "mean" => -crossEntropy.mean([1, 2, 3]),
            _ => throw new ArgumentException(mode, nameof(mode)),
        };
        var zero = torch.zeros_like(z);
        var logPz = LogNormalPdf(z, zero, zero);
        var logQzx = LogNormalPdf(z, mean, logVar);
        return -torch.mean(logPxz + logPz - logQzx);
    }

    public static Tensor Edited(Tensor x, Tensor p, Tensor mean, Tensor logVar)
    {
        var reconstruction = -torch.sum(x * torch.log(1e-10 + p) + (1 - x) * torch.log(1e-10 + 1 - p)); //~ VAE003
        var latent = -0.5 * torch.sum(1 + logVar - torch.square(mean) - torch.exp(mean), dim: 1); //~ VAE101
        return torch.mean(reconstruction + latent);
    }
}
