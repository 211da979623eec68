// style: named and reordered arguments, full type names, line breaks inside calls, parentheses
// case Reordered: R = 1/(B*D); K = 1; beta = B*D
// case FullNames: R = 1; K = 1/B; beta = 1/B
// case Spread: R = 1/B; K = 1/(B*L); beta = 1/L
// case Right: R = 1/B; K = 1/B; beta = 1
namespace VaeLint.Corpus.ANamedArguments;

using TorchSharp;
using static TorchSharp.torch;

internal static class VerboseLosses
{
    public static Tensor Reordered(Tensor reconstruction, Tensor original, Tensor mu, Tensor logvar)
    {
        var bce = nn.functional.binary_cross_entropy( //~ VAE001
            target: original,
            reduction: nn.Reduction.Mean,
            input: reconstruction);
        var kld = torch.sum((mu.square() + logvar.exp()) - (logvar + 1)) * 0.5;
        return bce + kld;
    }

    public static Tensor FullNames(Tensor reconstruction, Tensor original, Tensor mu, Tensor logvar)
    {
        var bce = TorchSharp.torch.nn.functional.binary_cross_entropy(reconstruction, original, null, TorchSharp.torch.nn.Reduction.Sum); //~ VAE003
        var kld = (((mu.square() + logvar.exp()) - (logvar + 1)) * 0.5).sum(dim: 1).mean();
        return bce + kld;
    }

    public static Tensor Spread(Tensor reconstruction, Tensor original, Tensor mu, Tensor logvar)
    {
        var bce = nn.functional
            .binary_cross_entropy(reduction: nn.Reduction.Sum, target: original, input: reconstruction)
            / original.shape[0];
        var kld = (mu.square() + logvar.exp() - logvar - 1)
            .mul(0.5)
            .mean(); //~ VAE002
        return bce + kld;
    }

    public static Tensor Right(Tensor reconstruction, Tensor original, Tensor mu, Tensor logvar)
    {
        var bce = nn.functional
            .binary_cross_entropy(reduction: nn.Reduction.Sum, target: original, input: reconstruction)
            .div(original.shape[0]);
        var kld = (mu.square() + logvar.exp() - logvar - 1)
            .mul(0.5)
            .sum()
            .div(original.shape[0]);
        return bce + kld;
    }
}
