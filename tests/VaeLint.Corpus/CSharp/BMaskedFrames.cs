// style: motion VAE with a padding mask: masked squared error summed over frames and joints, per-sample ELBO, mean over the batch
// case MotionLoss: not measured
// case PerFrameLoss: not measured
using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Corpus.BMaskedFrames;

public static class MotionVae
{
    // motion, output: [B, T, J]; mask: [B, T]
    public static Tensor MotionLoss(Tensor output, Tensor motion, Tensor mask, Tensor mu, Tensor logvar)
    {
        var err = (output - motion).square().sum(-1);
        var perSample = (err * mask).sum(1);
        var kl = -0.5 * (1 + logvar - mu.square() - logvar.exp()).sum(1);
        return (perSample + kl).mean();
    }

    // The same objective in units of one observed frame: numerator and denominator cover the whole batch.
    public static Tensor PerFrameLoss(Tensor output, Tensor motion, Tensor mask, Tensor mu, Tensor logvar)
    {
        var frames = mask.sum();
        var err = ((output - motion).square() * mask.unsqueeze(-1)).sum();
        var kl = -0.5 * (1 + logvar - mu.square() - logvar.exp()).sum();
        return (err + kl) / frames;
    }
}
