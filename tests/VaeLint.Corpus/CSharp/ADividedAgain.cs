// style: a batch divisor added to a loss that already was a batch mean; a size factor added to a loss that already was a sum
// case ReconAgain: R = 1/(B*B); K = 1/B; beta = B
// case KlAgain: R = 1/B; K = 1/(B*B); beta = 1/B
// case ImageSizeAgain: R = D/B; K = 1/B; beta = 1/D
// case OnceEach: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.ADividedAgain;

public static class Regressions
{
    private static Tensor ElementKl(Tensor mean, Tensor logStd) => 0.5 * (mean.pow(2) + (logStd * 2).exp() - 1) - logStd;

    public static Tensor ReconAgain(Tensor logits, Tensor target, Tensor mean, Tensor logStd)
    {
        var bce = F.binary_cross_entropy_with_logits(logits, target, reduction: Reduction.None);
        var perSample = bce.flatten(1).sum(1);
        var recon = perSample.mean() / target.shape[0]; //~ VAE005
        var kl = ElementKl(mean, logStd).sum(1).mean();
        return recon + kl;
    }

    public static Tensor KlAgain(Tensor logits, Tensor target, Tensor mean, Tensor logStd)
    {
        var batchSize = (int)target.shape[0];
        var recon = F.binary_cross_entropy_with_logits(logits, target, reduction: Reduction.Sum) / batchSize;
        var kl = ElementKl(mean, logStd).sum(1).mean();
        return recon + kl / batchSize; //~ VAE005
    }

    public static Tensor ImageSizeAgain(Tensor logits, Tensor target, Tensor mean, Tensor logStd)
    {
        var flat = target.view(-1, 28 * 28);
        var recon = F.binary_cross_entropy_with_logits(logits.view(-1, 28 * 28), flat, reduction: Reduction.Sum) / flat.shape[0];
        recon *= 28 * 28; //~ VAE005
        var kl = ElementKl(mean, logStd).sum() / flat.shape[0];
        return recon + kl;
    }

    public static Tensor OnceEach(Tensor logits, Tensor target, Tensor mean, Tensor logStd)
    {
        var batchSize = (int)target.shape[0];
        var recon = F.binary_cross_entropy_with_logits(logits, target, reduction: Reduction.Sum) / batchSize;
        var kl = ElementKl(mean, logStd).sum() / batchSize;
        return recon + kl;
    }
}
