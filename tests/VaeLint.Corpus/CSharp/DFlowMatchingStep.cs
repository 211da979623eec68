// style: latent flow matching: a frozen autoencoder encodes under no_grad with its mean and log variance, the velocity network regresses
// case Step: not a VAE
using System;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DFlowMatchingStep;

public sealed class FlowMatching(Func<Tensor, (Tensor Mu, Tensor LogVar)> encode, Module<Tensor, Tensor, Tensor> velocity, double scale = 0.18215)
{
    public Tensor Step(Tensor images)
    {
        Tensor latents;
        using (no_grad())
        {
            var (mu, logVar) = encode(images);
            latents = (mu + torch.exp(0.5 * logVar) * randn_like(mu)) * scale;
        }

        var t = rand(latents.shape[0], 1, 1, 1);
        var noise = randn_like(latents);
        var xt = (1 - t) * noise + t * latents;
        var predicted = velocity.call(xt, t);
        return functional.mse_loss(predicted, latents - noise);
    }
}
