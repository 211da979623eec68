// style: body-pose VAE: KL per dimension averaged over the batch, clamped from below, summed; mean squared error; beta 0.001 in the class
// case VaeLossFunction: R = 1/(B*D); K = 0.001/B; beta = 0.001*D
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DPoseFreeBits;

public static class PoseLoss
{
    private const double Beta = 0.001;

    public static (Tensor Loss, Tensor Reconstruction, Tensor Kl, Tensor KlPerDim) VaeLossFunction(Tensor xReconstructed, Tensor pose, Tensor mu, Tensor logvar, double freeBits = 0.1)
    {
        var reconstructionLoss = functional.mse_loss(xReconstructed, pose);
        var klPerDim = (-0.5 * (1 + logvar - mu.pow(2) - logvar.exp())).mean([0L]);
        var klLoss = torch.clamp(klPerDim, min: freeBits).sum();
        var loss = reconstructionLoss + Beta * klLoss; //~ VAE010
        return (loss, reconstructionLoss, klLoss, klPerDim.detach());
    }
}
