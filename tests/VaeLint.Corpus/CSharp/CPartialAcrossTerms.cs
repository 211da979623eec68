// style: second file of CPartialAcross: the terms that its losses add
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CPartialAcross;

public sealed partial class FrameCodec
{
    private Tensor FrameTerm(Tensor decoded, Tensor frames)
    {
        var summed = functional.mse_loss(decoded, frames, reduction: Reduction.Sum);
        return summed / frames.size(0);
    }

    private Tensor LatentTerm(Tensor mean, Tensor logVariance)
        => KlElements(mean, logVariance).sum() / mean.size(0);

    private Tensor AverageLatentTerm(Tensor mean, Tensor logVariance)
        => KlElements(mean, logVariance).mean();

    private static Tensor KlElements(Tensor mean, Tensor logVariance)
        => 0.5 * (mean.square() + logVariance.exp() - logVariance - 1);
}
