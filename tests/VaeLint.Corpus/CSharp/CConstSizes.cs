// style: sizes as const fields, Keras names; factors on one term or on both
// case Scaled: R = 1/B; K = 1/B; beta = 1
// case LatentOverOriginal: R = 1/(B*D); K = 1/(B*D); beta = 1
// case OnlyLatentScaled: R = 1/(B*D); K = 1/B; beta = D
// case OnlyOriginalScaled: R = 1/B; K = 1/(B*L); beta = 1/L
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CConstSizes;

public static class KerasLosses
{
    private const int OriginalDim = 784;
    private const int LatentDim = 32;
    private static readonly double s_latentShare = (double)LatentDim / OriginalDim;

    public static Tensor Scaled(Tensor xHat, Tensor x, Tensor zMean, Tensor zLogVar)
    {
        var reconstruction = functional.binary_cross_entropy(xHat, x) * OriginalDim;
        var kl = -0.5 * (1 + zLogVar - zMean.square() - zLogVar.exp()).sum(-1);
        return (reconstruction + kl).mean();
    }

    public static Tensor LatentOverOriginal(Tensor xHat, Tensor x, Tensor zMean, Tensor zLogVar)
    {
        var reconstruction = functional.binary_cross_entropy(xHat, x.view(-1, OriginalDim));
        var kl = -0.5 * (1 + zLogVar - zMean.square() - zLogVar.exp()).mean();
        return reconstruction + s_latentShare * kl;
    }

    public static Tensor OnlyLatentScaled(Tensor xHat, Tensor x, Tensor zMean, Tensor zLogVar)
    {
        var reconstruction = functional.binary_cross_entropy(xHat, x); //~ VAE001
        var kl = LatentDim * -0.5 * (1 + zLogVar - zMean.square() - zLogVar.exp()).mean();
        return reconstruction + kl;
    }

    public static Tensor OnlyOriginalScaled(Tensor xHat, Tensor x, Tensor zMean, Tensor zLogVar)
    {
        var reconstruction = OriginalDim * functional.binary_cross_entropy(xHat, x);
        var kl = -0.5 * (1 + zLogVar - zMean.square() - zLogVar.exp()).mean(); //~ VAE002
        return reconstruction + kl;
    }
}
