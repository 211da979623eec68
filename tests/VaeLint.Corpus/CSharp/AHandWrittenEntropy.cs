// style: cross entropy written by hand with a small epsilon inside the logs; mean over pixels against a summed KL
// case NegativeElbo: R = 1/(B*D); K = 1/B; beta = D
// case NegativeElboPerImage: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Corpus.AHandWrittenEntropy;

public static class BernoulliVaeLoss
{
    private const double Eps = 1e-8;

    private static Tensor PixelEntropy(Tensor p, Tensor x) => -(x * (p + Eps).log() + (1 - x) * (1 - p + Eps).log());

    public static Tensor NegativeElbo(Tensor p, Tensor x, Tensor zMean, Tensor zLogVar)
    {
        var entropy = PixelEntropy(p, x).mean(); //~ VAE001
        var divergence = 0.5 * (zMean.pow(2) + zLogVar.exp() - zLogVar - 1).sum();
        return entropy + divergence / x.shape[0];
    }

    public static Tensor NegativeElboPerImage(Tensor p, Tensor x, Tensor zMean, Tensor zLogVar)
    {
        var entropy = PixelEntropy(p, x).flatten(1).sum(1);
        var divergence = 0.5 * (zMean.pow(2) + zLogVar.exp() - zLogVar - 1).sum(1);
        return (entropy + divergence).mean();
    }
}
