// style: class-imbalanced voxels: per-element weights on the BCE, then summed per sample; KL clamped above; nullable weight map
// case Loss: not measured
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.BWeightedPixels;

public class VoxelVaeLoss
{
    public double PositiveWeight { get; set; } = 0.97;

    public Tensor Loss(Tensor decoded, Tensor voxels, Tensor mu, Tensor logVar, Tensor? region = null)
    {
        var p = decoded.clamp(1e-7, 1.0 - 1e-7);
        var bce = -(PositiveWeight * voxels * p.log() + (1 - PositiveWeight) * (1 - voxels) * (1 - p).log());
        if (region is not null)
        {
            bce = bce * region;
        }

        var perObject = bce.reshape(voxels.shape[0], -1).sum(dim: 1);
        var kl = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(dim: 1);
        var bounded = kl.clamp(max: 1e4);
        return torch.mean(perObject + bounded);
    }
}
