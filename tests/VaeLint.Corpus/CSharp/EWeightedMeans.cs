// style: recognition library: both terms are per-sample means, combined by a weighted mean whose weights are usually null
// case Step: R = 1/(B*D); K = 1/(B*L); beta = D/L
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.EWeightedMeans;

public static class CurriculumVae
{
    private static Tensor WeightedMean(Tensor values, Tensor? weights) =>
        weights is null ? values.mean() : (values * weights).sum() / weights.sum();

    public static Tensor Step(Tensor imageBatchRecon, Tensor images, Tensor mu, Tensor logVar, Tensor? lossWeights = null)
    {
        var kl = 0.5 * (mu.pow(2) + logVar.exp() - 1 - logVar);
        kl = kl.view(kl.size(0), -1).mean([1]); //~ VAE002

        var reconLoss = F.mse_loss(imageBatchRecon, images, reduction: Reduction.None);
        reconLoss = reconLoss.view(reconLoss.size(0), -1).mean([1]); //~ VAE001

        reconLoss = WeightedMean(reconLoss, lossWeights);
        kl = WeightedMean(kl, lossWeights);
        return kl + reconLoss;
    }
}
