// style: local functions called before their declaration, one capturing, one static with parameters
// case Loss: R = 1/(B*D); K = 1/B; beta = D
// case PerSample: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CLocalFunctions;

public static class DigitLosses
{
    public static Tensor Loss(Tensor decoded, Tensor images, Tensor mean, Tensor logVariance)
    {
        return PixelLoss() + LatentLoss();

        Tensor PixelLoss()
        {
            var flat = images.flatten(1);
            return functional.binary_cross_entropy(decoded.flatten(1), flat); //~ VAE001
        }

        Tensor LatentLoss() => -0.5 * (1 + logVariance - mean.pow(2) - logVariance.exp()).sum(1).mean();
    }

    public static Tensor PerSample(Tensor decoded, Tensor images, Tensor mean, Tensor logVariance)
    {
        var cross = functional.binary_cross_entropy(decoded, images, reduction: Reduction.None);
        var kl = (mean * mean + logVariance.exp() - logVariance - 1) / 2;

        return (SumPerSample(cross) + SumPerSample(kl)).mean();

        static Tensor SumPerSample(Tensor elements) => elements.flatten(1).sum(1);
    }
}
