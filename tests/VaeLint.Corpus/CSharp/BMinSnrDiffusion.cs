// style: v-prediction diffusion with min-SNR weights, per-sample mean over the pixels, EMA helper in the same file
// case TrainingLoss: not a VAE
using System.Linq;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.BMinSnrDiffusion;

public static class LatentDiffusion
{
    public static Tensor TrainingLoss(Module<Tensor, Tensor, Tensor> net, Tensor latents, Tensor logSnr, double gamma = 5.0)
    {
        var alpha = logSnr.sigmoid().sqrt().view(-1, 1, 1, 1);
        var sigma = (-logSnr).sigmoid().sqrt().view(-1, 1, 1, 1);
        var eps = randn_like(latents);
        var noisy = alpha * latents + sigma * eps;
        var velocity = alpha * eps - sigma * latents;

        var prediction = net.forward(noisy, logSnr);
        var snr = logSnr.exp();
        var weight = snr.clamp(max: gamma) / (snr + 1);
        var perSample = functional.mse_loss(prediction, velocity, Reduction.None).mean([1, 2, 3]);
        return (weight * perSample).mean();
    }

    public static void UpdateEma(Module ema, Module model, double decay)
    {
        using var _ = no_grad();
        foreach (var (target, source) in ema.parameters().Zip(model.parameters()))
        {
            target.mul_(decay).add_(source, alpha: 1 - decay);
        }
    }
}
