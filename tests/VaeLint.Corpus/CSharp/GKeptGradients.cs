// style: detach() where it belongs: codebooks, straight-through codes, a frozen target, a baseline, running means, a discriminator; every loss is right
// case Quantized: not a VAE
// case Reinforce: not measured
// case AgainstRunningMean: not measured
// case Adversarial: not measured
// case Aggressive: not measured
// case Evaluate: not measured
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.GKeptGradients;

public sealed class QuantizedAutoencoder
{
    private readonly Linear _encoder = Linear(784, 64);
    private readonly Linear _decoder = Linear(64, 784);
    private readonly Embedding _codebook = Embedding(512, 64);

    public Tensor Quantized(Tensor x)
    {
        var code = _encoder.call(x);
        var nearest = cdist(code, _codebook.weight!).argmin(1);
        var quantized = _codebook.call(nearest);
        var commitment = functional.mse_loss(code, quantized.detach());
        var codebook = functional.mse_loss(quantized, code.detach());
        var straight = code + (quantized - code).detach();
        return functional.mse_loss(_decoder.call(straight), x) + codebook + 0.25 * commitment;
    }
}

public sealed class BinaryLatents
{
    private readonly Linear _encoder = Linear(784, 32);
    private readonly Linear _decoder = Linear(32, 784);
    private Tensor _baseline = zeros(1);

    /// <summary>Score function with a running baseline.</summary>
    public Tensor Reinforce(Tensor x)
    {
        var posterior = distributions.Bernoulli(logits: _encoder.call(x));
        var z = posterior.sample();
        var nll = functional.binary_cross_entropy_with_logits(_decoder.call(z), x, reduction: Reduction.None).sum(1);
        var reward = (nll - _baseline).detach();
        _baseline = 0.9 * _baseline + 0.1 * nll.mean().detach();
        return (nll + reward * posterior.log_prob(z.detach()).sum(1)).mean();
    }
}

public static class Objectives
{
    private static Tensor _running = zeros(1);

    /// <summary>What is detached is the running mean for the log, and the target.</summary>
    public static Tensor AgainstRunningMean(Tensor decoded, Tensor x, Tensor mu, Tensor logVar)
    {
        var nll = functional.mse_loss(decoded, x.detach(), Reduction.Sum) / x.shape[0];
        var kl = (-0.5 * (1 + logVar - mu.pow(2) - logVar.exp())).sum(1).mean();
        var total = nll + kl;
        _running = 0.99 * _running + 0.01 * total.detach();
        return total;
    }

    /// <summary>The discriminator sees pictures of the decoder, and trains nothing else.</summary>
    public static (Tensor Vae, Tensor Critic) Adversarial(Module<Tensor, Tensor> critic, Tensor decoded, Tensor x, Tensor mu, Tensor logVar)
    {
        var (real, fake) = (critic.call(x), critic.call(decoded.detach()));
        var discriminator = functional.binary_cross_entropy_with_logits(real, ones_like(real)) + functional.binary_cross_entropy_with_logits(fake, zeros_like(fake));
        var kl = (-0.5 * (1 + logVar - mu.pow(2) - logVar.exp())).sum(1).mean();
        return (functional.mse_loss(decoded, x, Reduction.Sum) / x.shape[0] + kl, discriminator);
    }

    /// <summary>Two steps: the posterior first, then the decoder on codes that do not move.</summary>
    public static void Aggressive(Module<Tensor, Tensor> decoder, Tensor x, Tensor mu, Tensor logVar, optim.Optimizer inner, optim.Optimizer outer)
    {
        var z = mu + (0.5 * logVar).exp() * randn_like(mu);
        var kl = (-0.5 * (1 + logVar - mu.pow(2) - logVar.exp())).sum(1).mean();
        inner.zero_grad();
        (functional.mse_loss(decoder.call(z), x, Reduction.Sum) / x.shape[0] + kl).backward();
        inner.step();

        outer.zero_grad();
        (functional.mse_loss(decoder.call(z.detach()), x, Reduction.Sum) / x.shape[0]).backward();
        outer.step();
    }

    public static (float Elbo, float Rate) Evaluate(Tensor decoded, Tensor x, Tensor mu, Tensor logVar)
    {
        using var _ = no_grad();
        var nll = functional.mse_loss(decoded, x, Reduction.Sum) / x.shape[0];
        var kl = (-0.5 * (1 + logVar - mu.pow(2) - logVar.exp())).sum(1).mean();
        return (-(nll + kl).item<float>(), kl.item<float>());
    }
}
