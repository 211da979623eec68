// style: scale factors that survived a change of the reduction: D after a sum, the batch divided out twice, 784 on the wrong term
// case TimesDimAfterSum: R = D/B; K = 1/B; beta = 1/D
// case BatchTwice: R = 1/B; K = 1/(B*B); beta = 1/B
// case BatchAfterMean: R = 1/B; K = 1/(B*B); beta = 1/B
// case KlOverPixels: R = 1/B; K = 1/(B*D); beta = 1/D
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.ACountedTwice;

public static class MnistObjectives
{
    public static Tensor TimesDimAfterSum(Tensor recon, Tensor x, Tensor mu, Tensor logvar)
    {
        var flat = x.view(-1, 784);
        var batchSize = flat.shape[0];
        var reconLoss = functional.mse_loss(recon.view(-1, 784), flat, Reduction.Sum) / batchSize;
        reconLoss = reconLoss * flat.shape[1]; //~ VAE005
        var kld = -0.5 * (1 + logvar - mu.pow(2) - logvar.exp()).sum() / batchSize;
        return reconLoss + kld;
    }

    public static Tensor BatchTwice(Tensor recon, Tensor x, Tensor mu, Tensor logvar)
    {
        var batchSize = x.shape[0];
        var reconLoss = functional.binary_cross_entropy(recon, x, reduction: Reduction.Sum) / batchSize;
        var kld = -0.5 * (1 + logvar - mu.pow(2) - logvar.exp()).sum();
        return reconLoss + kld / batchSize / batchSize; //~ VAE005
    }

    public static Tensor BatchAfterMean(Tensor recon, Tensor x, Tensor mu, Tensor logvar)
    {
        var reconLoss = functional.binary_cross_entropy(recon, x, reduction: Reduction.Sum) / x.shape[0];
        var kld = -0.5 * torch.mean((1 + logvar - mu.pow(2) - logvar.exp()).sum(1));
        kld = kld / x.shape[0]; //~ VAE005
        return reconLoss + kld;
    }

    public static Tensor KlOverPixels(Tensor recon, Tensor x, Tensor mu, Tensor logvar)
    {
        x = x.view(-1, 784);
        recon = recon.view(-1, 784);
        var reconLoss = functional.binary_cross_entropy(recon, x, reduction: Reduction.Sum) / x.shape[0];
        var kld = -0.5 * (1 + logvar - mu.pow(2) - logvar.exp()).sum() / x.shape[0];
        kld /= 784; //~ VAE005
        return reconLoss + kld;
    }
}
