// style: volumetric VAE, event size as a LINQ product over shape.Skip(1), extension method on Tensor
// case VolumeLoss: R = 1/B; K = 1/B; beta = 1
using System.Linq;
using TorchSharp;
using static TorchSharp.torch;
using Fn = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.BShapeSkipAggregate;

public static class ShapeExtensions
{
    public static long ElementsPerSample(this Tensor t) => t.shape.Skip(1).Aggregate(1L, (product, size) => product * size);
}

public class VolumeLoss
{
    public Tensor Compute(Tensor decoded, Tensor volume, Tensor mu, Tensor logvar)
    {
        var perVoxel = Fn.l1_loss(decoded, volume);
        var perVolume = perVoxel * volume.ElementsPerSample();

        var perDimension = 0.5 * (mu.pow(2) + logvar.exp() - 1.0 - logvar);
        var kl = perDimension.flatten(1).sum(1).mean();

        return perVolume + kl;
    }
}
