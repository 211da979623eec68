// style: a decoder with a variance of its own and TorchSharp's Gaussian NLL, which passes no gradient to the variance
// case Head: not measured
// case Softplus: not measured
// case Criterion: not measured
// case Summed: not measured
// case InHelper: not measured
// case FixedVariance: not measured
// case ByHand: not measured
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.UntrainedVariance;

public sealed class HeteroscedasticVae
{
    private readonly Linear _mean = Linear(64, 8);
    private readonly Linear _logVariance = Linear(64, 8);
    private readonly Linear _output = Linear(8, 30);
    private readonly Linear _noise = Linear(8, 30);
    private readonly GaussianNLLLoss _criterion = GaussianNLLLoss();

    public Tensor Head(Tensor x, Tensor features)
    {
        var (z, kl) = Encode(features);
        return functional.gaussian_nll_loss(_output.call(z), x, _noise.call(z).exp()) + kl; //~ VAE402
    }

    public Tensor Softplus(Tensor x, Tensor features)
    {
        var (z, kl) = Encode(features);
        var variance = functional.softplus(_noise.call(z)) + 1e-3;
        return functional.gaussian_nll_loss(_output.call(z), x, variance, reduction: Reduction.Mean) + kl; //~ VAE402
    }

    public Tensor Criterion(Tensor x, Tensor features)
    {
        var (z, kl) = Encode(features);
        return _criterion.call(_output.call(z), x, _noise.call(z).exp()) + kl; //~ VAE402
    }

    public Tensor Summed(Tensor x, Tensor features)
    {
        var (z, kl) = Encode(features);
        var variance = _noise.call(z).exp();
        var nll = functional.gaussian_nll_loss(_output.call(z), x, variance, reduction: Reduction.Sum) / x.shape[0]; //~ VAE402
        return nll + kl;
    }

    public Tensor InHelper(Tensor x, Tensor features)
    {
        var (z, kl) = Encode(features);
        return Nll(_output.call(z), x, _noise.call(z).exp()) + kl; //~ VAE402
    }

    public Tensor FixedVariance(Tensor x, Tensor features)
    {
        var (z, kl) = Encode(features);
        return functional.gaussian_nll_loss(_output.call(z), x, full_like(x, 0.01)) + kl;
    }

    public Tensor ByHand(Tensor x, Tensor features)
    {
        var (z, kl) = Encode(features);
        var logVariance = _noise.call(z);
        return 0.5 * (logVariance + (x - _output.call(z)).pow(2) / logVariance.exp()).sum(1).mean() + kl;
    }

    private static Tensor Nll(Tensor output, Tensor x, Tensor variance) => functional.gaussian_nll_loss(output, x, variance);

    private (Tensor Z, Tensor Kl) Encode(Tensor features)
    {
        var (mu, lv) = (_mean.call(features), _logVariance.call(features));
        return (mu + randn_like(mu) * (0.5 * lv).exp(), (-0.5 * (1 + lv - mu.pow(2) - lv.exp())).sum(1).mean());
    }
}
