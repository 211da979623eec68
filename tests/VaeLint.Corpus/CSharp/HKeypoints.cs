// style: particles of an image, each with a position and a feature code: the per-particle KLs are computed on flattened rows, folded back, summed over the particles and averaged over the batch; or averaged as they lie
// case Loss: not measured
// case Averaged: not measured
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.HKeypoints;

public sealed class ParticleVae(Linear positionHead, Linear featureHead)
{
    private const int Particles = 12;
    private const int PositionDim = 2;
    private const int FeatureDim = 8;

    private static Tensor KlRows(Tensor logvar, Tensor mu) => -0.5 * (1 + logvar - mu.pow(2) - logvar.exp()).sum(dim: 1);

    private static (Tensor Mu, Tensor LogVar) Moments(Linear head, Tensor h, int size)
    {
        var parts = head.call(h).view(h.shape[0], Particles, 2 * size).chunk(2, -1);
        return (parts[0], parts[1]);
    }

    public Tensor Loss(Tensor h, Tensor decoded, Tensor image, double balance)
    {
        var (muPosition, logvarPosition) = Moments(positionHead, h, PositionDim);
        var (muFeature, logvarFeature) = Moments(featureHead, h, FeatureDim);
        var batch = image.shape[0];
        var klPosition = KlRows(logvarPosition.reshape(-1, PositionDim), muPosition.reshape(-1, PositionDim)).view(batch, Particles).sum(1).mean();
        var klFeature = KlRows(logvarFeature.reshape(-1, FeatureDim), muFeature.reshape(-1, FeatureDim)).view(batch, Particles).sum(1).mean();
        var recon = F.mse_loss(decoded, image, Reduction.None).sum([1, 2, 3]).mean();
        return recon + klPosition + balance * klFeature;
    }

    public Tensor Averaged(Tensor h, Tensor decoded, Tensor image)
    {
        var (muPosition, logvarPosition) = Moments(positionHead, h, PositionDim);
        var recon = F.mse_loss(decoded, image, Reduction.None).sum([1, 2, 3]).mean();
        var kl = KlRows(logvarPosition.reshape(-1, PositionDim), muPosition.reshape(-1, PositionDim)).mean(); //~ VAE002
        return recon + kl;
    }
}
