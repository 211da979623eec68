// style: robot VAE with camera, joint angles and touch; each modality has its own likelihood and its own reduction
// case TouchAveraged: R1 = 1/B; R2 = 1/B; R3 = 1/(B*D3); K = 1/B
// case AllAveraged: R1 = 1/(B*D1); R2 = 1/(B*D2); R3 = 1/(B*D3); K = 1/B
// case AllSummed: R1 = 1/B; R2 = 1/B; R3 = 1/B; K = 1/B
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.AThreeModalities;

public sealed record Observation(Tensor Camera, Tensor Joints, Tensor Touch);

public sealed record Posterior(Tensor Mean, Tensor LogVariance)
{
    public Tensor KlPerSample() => -0.5 * (1 + LogVariance - Mean.pow(2) - LogVariance.exp()).sum(1);
}

public sealed class RobotVaeLoss
{
    public Tensor TouchAveraged(Observation decoded, Observation observed, Posterior posterior)
    {
        var n = observed.Camera.shape[0];
        var camera = functional.binary_cross_entropy_with_logits(decoded.Camera, observed.Camera, reduction: Reduction.Sum) / n;
        var joints = functional.mse_loss(decoded.Joints, observed.Joints, Reduction.Sum) / n;
        var touch = functional.l1_loss(decoded.Touch, observed.Touch); //~ VAE001
        return camera + joints + touch + posterior.KlPerSample().mean();
    }

    public Tensor AllAveraged(Observation decoded, Observation observed, Posterior posterior)
    {
        var total = posterior.KlPerSample().mean();
        total = total + functional.binary_cross_entropy_with_logits(decoded.Camera, observed.Camera); //~ VAE001
        total = total + functional.mse_loss(decoded.Joints, observed.Joints); //~ VAE001
        total = total + functional.l1_loss(decoded.Touch, observed.Touch); //~ VAE001
        return total;
    }

    public Tensor AllSummed(Observation decoded, Observation observed, Posterior posterior)
    {
        var total = posterior.KlPerSample().sum();
        total += functional.binary_cross_entropy_with_logits(decoded.Camera, observed.Camera, reduction: Reduction.Sum);
        total += functional.mse_loss(decoded.Joints, observed.Joints, Reduction.Sum);
        total += functional.l1_loss(decoded.Touch, observed.Touch, Reduction.Sum);
        return total / observed.Camera.shape[0];
    }
}
