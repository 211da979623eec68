// style: models whose loss method takes a weight that was forgotten when the terms moved into helpers
// case Loss: not measured
// case Inner: not measured
// case Annealed: not measured
// case AnnealedRight: not measured
// case Other: not measured
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.GForgottenWeight;

public sealed class SpectrumVae
{
    private readonly Linear _encoder = Linear(513, 128);
    private readonly Linear _mean = Linear(128, 24);
    private readonly Linear _logVariance = Linear(128, 24);
    private readonly Linear _decoder = Linear(24, 513);

    public double Temperature { get; set; } = 1;

    public Tensor Loss(Tensor x, double beta = 1.0)
    {
        var (decoded, mean, logVariance) = Run(x);
        var terms = (Nll: Nll(decoded, x), Kl: Kl(mean, logVariance)); //~ VAE303
        return terms.Nll + terms.Kl;
    }

    /// <summary>The weight arrives at the KL, and is not used there.</summary>
    public Tensor Inner(Tensor x, double beta)
    {
        var (decoded, mean, logVariance) = Run(x);
        return Nll(decoded, x) + WeightedKl(mean, logVariance, beta); //~ VAE303
    }

    public Tensor Annealed(Tensor x, int step, int warmup, double maxBeta)
    {
        var (decoded, mean, logVariance) = Run(x);
        var progress = Math.Min(1.0, step / (double)warmup);
        Console.WriteLine($"{progress:P0} of the warm-up");
        return Nll(decoded, x) + Kl(mean, logVariance); //~ VAE303
    }

    public Tensor AnnealedRight(Tensor x, int step, int warmup, double maxBeta)
    {
        var (decoded, mean, logVariance) = Run(x);
        var weight = maxBeta * Math.Min(1.0, step / (double)warmup);
        return Nll(decoded, x) + weight * Kl(mean, logVariance);
    }

    /// <summary>A parameter that is no weight, and one that weighs something else.</summary>
    public Tensor Other(Tensor x, double epsilon, double smoothness, Tensor weight)
    {
        var (decoded, mean, logVariance) = Run(x);
        var jitter = (mean[TensorIndex.Slice(1)] - mean[TensorIndex.Slice(0, -1)]).pow(2).sum();
        return Nll(decoded, x) + Kl(mean, logVariance) + smoothness * jitter;
    }

    private (Tensor Decoded, Tensor Mean, Tensor LogVariance) Run(Tensor x)
    {
        var h = functional.relu(_encoder.call(x));
        var (mean, logVariance) = (_mean.call(h), _logVariance.call(h));
        return (_decoder.call(mean + Temperature * (0.5 * logVariance).exp() * randn_like(mean)), mean, logVariance);
    }

    private static Tensor Nll(Tensor decoded, Tensor x) => functional.mse_loss(decoded, x, Reduction.Sum) / x.shape[0];

    private static Tensor Kl(Tensor mean, Tensor logVariance) => (-0.5 * (1 + logVariance - mean.pow(2) - logVariance.exp())).sum(1).mean();

    private static Tensor WeightedKl(Tensor mean, Tensor logVariance, double beta) => (-0.5 * (1 + logVariance - mean.pow(2) - logVariance.exp())).sum(1).mean();
}
