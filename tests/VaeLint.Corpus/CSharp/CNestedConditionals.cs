// style: nested if/else and nested conditional expressions, early returns, && and ||
// case Early: R = 1; K = 1; beta = 1
// case WrongWhenBoth: R = 1/B; K = 1; beta = B
// case RightNested: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CNestedConditionals;

public static class ConditionalLosses
{
    public static Tensor Mixed(Tensor xHat, Tensor x, Tensor mu, Tensor logVar, bool normalise, bool fast)
    {
        var squared = (xHat - x).square();
        var kl = 0.5 * (mu.square() + logVar.exp() - logVar - 1);

        if (!normalise)
        {
            return squared.sum() + kl.sum();
        }

        if (fast)
        {
            var total = squared.sum() / x.shape[0];
            return total + kl.sum(); //~ VAE003
        }

        return (squared.flatten(1).sum(1) + kl.sum(1)).mean();
    }

    public static Tensor RightNested(Tensor xHat, Tensor x, Tensor mu, Tensor logVar, int warmup, int epoch, bool useKl)
    {
        var recon = functional.mse_loss(xHat, x, Reduction.Sum) / x.shape[0];
        var kl = 0.5 * (mu.square() + logVar.exp() - logVar - 1).sum(1).mean();
        var weight = epoch < warmup
            ? epoch == 0 ? 0.01 : (double)epoch / warmup
            : 1.0;

        if (useKl || epoch > 2 * warmup)
        {
            if (weight > 0 && !kl.isnan().item<bool>())
            {
                recon = recon + weight * kl;
            }
        }

        return recon;
    }
}
