// style: point-cloud VAE: Chamfer distance by nearest neighbours, averaged, with 1e-3 times the per-sample KL
// case Loss: not measured
// note: a nearest-neighbour distance is no likelihood the analysis knows
using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Corpus.DPointCloudChamfer;

public sealed class PointVae
{
    private const double KlWeight = 1e-3;

    private static Tensor Chamfer(Tensor a, Tensor b)
    {
        var distances = cdist(a, b);
        var nearestToA = distances.amin([2L]);
        var nearestToB = distances.amin([1L]);
        return nearestToA.mean([1L]) + nearestToB.mean([1L]);
    }

    public Tensor Loss(Tensor generated, Tensor cloud, Tensor mu, Tensor logvar)
    {
        var recon = Chamfer(generated, cloud).mean();
        var kl = (0.5 * (mu.square() + logvar.exp() - 1 - logvar)).sum(1).mean();
        return recon + KlWeight * kl;
    }
}
