// style: reconstruction summed over the whole batch beside a KL that is averaged per sample; two spellings, and the version that divides
// case Loss: R = 1; K = 1/B; beta = 1/B
// case LossVector: R = 1; K = 1/B; beta = 1/B
// case LossDivided: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.APerSampleKl;

internal sealed class ImageVaeLoss
{
    private static Tensor KlPerSample(Tensor mu, Tensor logSigma2)
    {
        return -0.5 * torch.sum(1 + logSigma2 - mu.pow(2) - logSigma2.exp(), dim: 1);
    }

    public Tensor Loss(Tensor decoded, Tensor image, Tensor mu, Tensor logSigma2)
    {
        var reconstructionLoss = functional.binary_cross_entropy(decoded, image, reduction: Reduction.Sum); //~ VAE003
        var klLoss = KlPerSample(mu, logSigma2).mean();
        return reconstructionLoss + klLoss;
    }

    // The scalar broadcasts over the vector of KLs.
    public Tensor LossVector(Tensor decoded, Tensor image, Tensor mu, Tensor logSigma2)
    {
        var reconstructionLoss = functional.binary_cross_entropy(decoded, image, reduction: Reduction.Sum); //~ VAE003
        return torch.mean(reconstructionLoss + KlPerSample(mu, logSigma2));
    }

    public Tensor LossDivided(Tensor decoded, Tensor image, Tensor mu, Tensor logSigma2)
    {
        var reconstructionLoss = functional.binary_cross_entropy(decoded, image, reduction: Reduction.Sum);
        reconstructionLoss = reconstructionLoss / image.shape[0];
        return reconstructionLoss + KlPerSample(mu, logSigma2).mean();
    }
}
