// style: a half that slid from the whole KL to the variance, a variance that is doubled; priors of another width, which are right
// case HalfVariance: not measured
// case DoubleVariance: not measured
// case HalfOfAll: R = 1/B; K = 1/B; beta = 1
// case WidePrior: not measured
// case WeightedParts: not measured
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.MScaledVariance;

public static class ScaledVariance
{
    public static Tensor HalfVariance(Tensor logits, Tensor x, Tensor mu, Tensor logvar)
    {
        var bce = F.binary_cross_entropy_with_logits(logits, x, reduction: Reduction.Sum) / x.shape[0];
        var kl = 0.5 * (logvar.exp() / 2 + mu.pow(2) - 1 - logvar).sum(1).mean(); //~ VAE101
        return bce + kl;
    }

    public static Tensor DoubleVariance(Tensor logits, Tensor x, Tensor mu, Tensor logvar)
    {
        var bce = F.binary_cross_entropy_with_logits(logits, x, reduction: Reduction.Sum) / x.shape[0];
        var elements = 1 + logvar - mu.square() - 2 * torch.exp(logvar);
        return bce - 0.5 * elements.sum(1).mean(); //~ VAE101
    }

    public static Tensor HalfOfAll(Tensor logits, Tensor x, Tensor mu, Tensor logvar)
    {
        var bce = F.binary_cross_entropy_with_logits(logits, x, reduction: Reduction.Sum) / x.shape[0];
        var kl = (logvar.exp() / 2 + mu.pow(2) / 2 - 0.5 - logvar / 2).sum(1).mean();
        return bce + kl;
    }

    public static Tensor WidePrior(Tensor logits, Tensor x, Tensor mu, Tensor logvar)
    {
        var bce = F.binary_cross_entropy_with_logits(logits, x, reduction: Reduction.Sum) / x.shape[0];
        var kl = 0.5 * (logvar.exp() / 2 + mu.pow(2) / 2 - 1 - logvar + Math.Log(2)).sum(1).mean();
        return bce + kl;
    }

    public static Tensor WeightedParts(Tensor logits, Tensor x, Tensor mu, Tensor logvar)
    {
        var bce = F.binary_cross_entropy_with_logits(logits, x, reduction: Reduction.Sum) / x.shape[0];
        var spread = 0.5 * (logvar.exp() - 1 - logvar).sum(1).mean();
        var distance = 0.25 * mu.pow(2).sum(1).mean();
        return bce + spread + distance;
    }
}
