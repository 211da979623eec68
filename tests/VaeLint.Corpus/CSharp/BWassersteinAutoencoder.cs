// style: WAE-MMD and regularised autoencoder: deterministic encoders, kernel MMD or a latent norm, no KL at all
// case Wae: not a VAE
// case Rae: not a VAE
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.BWassersteinAutoencoder;

public static class DeterministicAutoencoders
{
    private static Tensor Kernel(Tensor a, Tensor b)
    {
        var dim = (int)a.shape[1];
        var distance = (a.unsqueeze(1) - b.unsqueeze(0)).pow(2).mean([2]) / dim;
        return (-distance).exp();
    }

    private static Tensor Mmd(Tensor z, Tensor prior)
        => Kernel(z, z).mean() + Kernel(prior, prior).mean() - 2 * Kernel(z, prior).mean();

    public static Tensor Wae(Tensor x, Tensor xHat, Tensor z, double lambda = 100)
    {
        var reconstruction = functional.mse_loss(xHat, x);
        return reconstruction + lambda * Mmd(z, randn_like(z));
    }

    public static Tensor Rae(Tensor x, Tensor xHat, Tensor z, IEnumerable<DecoderWeight> decoder, double beta = 1e-4, double decay = 1e-6)
    {
        var reconstruction = functional.mse_loss(xHat, x);
        var embedding = 0.5 * z.norm(1).pow(2).mean();
        var weights = decoder.Select(p => p.Value.pow(2).sum()).Aggregate((a, b) => a + b);
        return reconstruction + beta * embedding + decay * weights;
    }
}

public sealed record DecoderWeight(string Name, Tensor Value);
