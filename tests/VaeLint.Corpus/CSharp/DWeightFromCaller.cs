// style: reinforcement-learning perception: the loss function takes the weight of the KL without a default, the training step writes 1e-3
// case Step: R = 1/(B*D); K = 0.001/(B*L); beta = 0.001*D/L
// note: VaeLoss alone is open (its weight is an argument), so the finding stands where the weight becomes known
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DWeightFromCaller;

internal static class PerceptionLoss
{
    public static Tensor VaeLoss(Tensor recon, Tensor x, Tensor mu, Tensor logvar, double kldWeight)
    {
        var reconLoss = functional.mse_loss(recon, x, reduction: Reduction.Mean);
        var kld = -0.5 * torch.mean(1 + logvar - mu.pow(2) - logvar.exp());
        return reconLoss + kldWeight * kld;
    }
}

public sealed class PerceptionTrainer
{
    public static Tensor Step(Tensor recon, Tensor frames, Tensor mu, Tensor logvar)
    {
        return PerceptionLoss.VaeLoss(recon, frames, mu, logvar, 1e-3); //~ VAE010
    }
}
