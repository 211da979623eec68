// style: data and decoder output in the wrong order, as K1T00-like segmentation code has it, in a VAE
// case Positional: not measured
// case Named: not measured
// case InHelper: not measured
// case Criterion: not measured
// case Counts: not measured
// case Right: not measured
// case Symmetric: not measured
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.SwappedTargets;

public sealed class BinaryVae
{
    private readonly Linear _encoder = Linear(784, 256);
    private readonly Linear _mean = Linear(256, 20);
    private readonly Linear _logVariance = Linear(256, 20);
    private readonly Linear _decoder = Linear(20, 784);
    private readonly BCELoss _criterion = BCELoss(reduction: Reduction.Sum);

    public Tensor Positional(Tensor x)
    {
        var (logits, kl) = Run(x);
        return functional.binary_cross_entropy_with_logits(x, logits, reduction: Reduction.Sum) / x.shape[0] + kl; //~ VAE202
    }

    public Tensor Named(Tensor x)
    {
        var (logits, kl) = Run(x);
        return functional.binary_cross_entropy(target: sigmoid(logits), input: x, reduction: Reduction.Sum) / x.shape[0] + kl; //~ VAE202
    }

    public Tensor InHelper(Tensor x)
    {
        var (logits, kl) = Run(x);
        return Nll(x, logits) + kl; //~ VAE202
    }

    public Tensor Criterion(Tensor x)
    {
        var (logits, kl) = Run(x);
        return _criterion.call(x, logits.sigmoid()) / x.shape[0] + kl; //~ VAE202
    }

    public Tensor Counts(Tensor x)
    {
        var (logRate, kl) = Run(x);
        return functional.poisson_nll_loss(x, logRate, reduction: Reduction.Sum) / x.shape[0] + kl; //~ VAE202
    }

    public Tensor Right(Tensor x)
    {
        var (logits, kl) = Run(x);
        return Nll(logits, x) + kl;
    }

    public Tensor Symmetric(Tensor x)
    {
        var (output, kl) = Run(x);
        return functional.mse_loss(x, output, Reduction.Sum) / x.shape[0] + kl;
    }

    private static Tensor Nll(Tensor logits, Tensor x) => functional.binary_cross_entropy_with_logits(logits, x, reduction: Reduction.Sum) / x.shape[0];

    private (Tensor Output, Tensor Kl) Run(Tensor x)
    {
        var h = functional.relu(_encoder.call(x));
        var (mu, lv) = (_mean.call(h), _logVariance.call(h));
        var z = mu + randn_like(mu) * (0.5 * lv).exp();
        return (_decoder.call(z), (-0.5 * (1 + lv - mu.pow(2) - lv.exp())).sum(1).mean());
    }
}
