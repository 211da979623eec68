// style: Keras train_step port with channels last: the cross-entropy is averaged over the last axis as Keras does, then summed over height and width
// case Colour: R = 1/(3*B); K = 1/B; beta = 3
// case Grey: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DChannelLastMean;

public sealed class KerasVae
{
    private static Tensor Kl(Tensor zMean, Tensor zLogVar)
    {
        var klLoss = -0.5 * (1 + zLogVar - torch.square(zMean) - torch.exp(zLogVar));
        return torch.mean(torch.sum(klLoss, 1));
    }

    public static Tensor Colour(Tensor reconstruction, Tensor data, Tensor zMean, Tensor zLogVar)
    {
        var elementwise = functional.binary_cross_entropy(reconstruction.view(-1, 64, 64, 3), data.view(-1, 64, 64, 3), reduction: Reduction.None);
        var perPixel = elementwise.mean([3L]); //~ VAE004
        var reconstructionLoss = perPixel.sum(1, 2).mean();
        return reconstructionLoss + Kl(zMean, zLogVar);
    }

    public static Tensor Grey(Tensor reconstruction, Tensor data, Tensor zMean, Tensor zLogVar)
    {
        var elementwise = functional.binary_cross_entropy(reconstruction.view(-1, 28, 28, 1), data.view(-1, 28, 28, 1), reduction: Reduction.None);
        var perPixel = elementwise.mean([3L]);
        var reconstructionLoss = perPixel.sum(1, 2).mean();
        return reconstructionLoss + Kl(zMean, zLogVar);
    }
}
