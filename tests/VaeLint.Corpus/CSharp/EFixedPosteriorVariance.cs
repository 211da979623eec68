// style: VAE with a constant posterior variance: only the means are encoded, the variance is a number in the KL; both sums over the batch size
// case GvaeLoss: not measured
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.EFixedPosteriorVariance;

public static class ConstantVarianceVae
{
    public static Tensor GvaeLoss(Tensor xHat, Tensor x, Tensor mu, double sigma = 1.0)
    {
        var reconLoss = F.binary_cross_entropy(xHat, x, reduction: Reduction.Sum);
        var sigma2 = sigma * sigma;
        var kld = 0.5 * torch.sum(mu.pow(2) + sigma2 - 1 - Math.Log(sigma2));
        return (reconLoss + kld) / x.size(0);
    }
}
