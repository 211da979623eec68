// style: nested tuples, nested deconstruction, swap by tuple assignment, discards
// case Wrong: R = 1/B; K = 1/(B*L); beta = 1/L
// case Right: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CNestedDeconstruction;

public static class NestedTupleLosses
{
    public static Tensor Wrong(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var output = (pixels: (decoded: xHat, target: x), code: (mu, logVar));
        var ((decoded, target), (mean, logVariance)) = output;

        var squared = (decoded - target).square();
        var kl = 0.5 * (mean.square() + logVariance.exp() - 1 - logVariance);
        return squared.flatten(1).sum(1).mean()
            + kl.mean(); //~ VAE002
    }

    public static Tensor Right(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        // The encoder's heads come in the other order here.
        (Tensor first, Tensor second) heads = (logVar, mu);
        (heads.first, heads.second) = (heads.second, heads.first);

        var (mean, logVariance) = heads;
        var (squared, _, batch) = ((xHat - x).square(), x.dtype, x.shape[0]);
        var kl = 0.5 * (mean.square() + logVariance.exp() - 1 - logVariance);
        return squared.sum() / batch + kl.sum() / batch;
    }
}
