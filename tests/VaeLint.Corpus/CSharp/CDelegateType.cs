// style: named delegate types as parameters, anonymous methods, a factory that returns a delegate
// case Wrong: R = 1; K = 1/B; beta = 1/B
// case Right: R = 1/B; K = 1/B; beta = 1
// case FromFactory: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CDelegateType;

public delegate Tensor PixelLoss(Tensor decoded, Tensor target);

public static class DelegateLosses
{
    public static Tensor Wrong(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        PixelLoss pixels = delegate(Tensor decoded, Tensor target)
        {
            return functional.l1_loss(decoded, target, Reduction.Sum); //~ VAE003
        };

        return Apply(pixels, xHat, x) + Kl(mu, logVar);
    }

    public static Tensor Right(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        PixelLoss pixels = (decoded, target) => functional.l1_loss(decoded, target, Reduction.Sum) / target.shape[0];
        return Apply(pixels, xHat, x) + Kl(mu, logVar);
    }

    public static Tensor FromFactory(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var pixels = Scaled(1.0 / x.shape[0]);
        return pixels(xHat, x) + Kl(mu, logVar);
    }

    private static PixelLoss Scaled(double factor)
        => (decoded, target) => factor * functional.l1_loss(decoded, target, Reduction.Sum);

    private static Tensor Apply(PixelLoss loss, Tensor decoded, Tensor target) => loss.Invoke(decoded, target);

    private static Tensor Kl(Tensor mu, Tensor logVar)
        => 0.5 * (mu.pow(2) + logVar.exp() - logVar - 1).sum(1).mean();
}
