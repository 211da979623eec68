// style: partial class across two files (the terms are in CPartialAcrossTerms.cs)
// case Wrong: R = 1/B; K = 1/(B*L); beta = 1/L
// case Right: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Corpus.CPartialAcross;

public sealed partial class FrameCodec
{
    public Tensor Wrong(Tensor decoded, Tensor frames, Tensor mean, Tensor logVariance)
    {
        return FrameTerm(decoded, frames)
            + AverageLatentTerm(mean, logVariance); //~ VAE002
    }

    public Tensor Right(Tensor decoded, Tensor frames, Tensor mean, Tensor logVariance)
    {
        return FrameTerm(decoded, frames)
            + LatentTerm(mean, logVariance);
    }
}
