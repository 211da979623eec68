// style: right gradients: the 1 outside of the sum, the 1 missing, the sign written in three ways that readers keep correcting
// case Draw: not measured
// case Missing: not measured
// case Reader: not measured
// case Other: not measured
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.EConstantsThatDoNotMatter;

public static class ConstantsThatDoNotMatter
{
    // the constant counts the latents once instead of for every step: no gradient
    public static Tensor Draw(Tensor logits, Tensor x, Tensor mu, Tensor logSigma)
    {
        var lx = F.binary_cross_entropy_with_logits(logits, x, reduction: Reduction.None).sum(1);
        var lz = 0.5 * (mu.square() + (2 * logSigma).exp() - 2 * logSigma).sum(1) - 0.5 * 10;
        return (lx + lz).mean();
    }

    public static Tensor Missing(Tensor decoded, Tensor x, Tensor mu, Tensor logVar) =>
        (decoded - x).square().sum() + 0.5 * (mu.square() + logVar.exp() - logVar).sum();

    public static Tensor Reader(Tensor decoded, Tensor x, Tensor mu, Tensor logVar) =>
        (decoded - x).square().sum() - 0.5 * (logVar + 1 - mu.square() - logVar.exp()).sum();

    public static Tensor Other(Tensor decoded, Tensor x, Tensor mu, Tensor logVar) =>
        (decoded - x).square().sum() - (1 + logVar - mu.square() - logVar.exp()).sum() / 2;
}
