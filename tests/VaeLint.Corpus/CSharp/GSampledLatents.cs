// style: latents drawn with sample() where the path has to keep its gradient, and rsample() of discrete latents; relaxations, score functions and generation beside them
// case Pathwise: not measured
// case ThroughModule: not measured
// case Gates: not measured
// case Codes: not measured
// case OneHot: not measured
// case Reparameterized: not measured
// case ByHand: not measured
// case Relaxed: not measured
// case ScoreFunction: not measured
// case Straight: not measured
// case Generate: not measured
// case Replay: not measured
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.GSampledLatents;

public sealed class GaussianLatents
{
    private readonly Sequential _encoder = Sequential(Linear(784, 256), ReLU());
    private readonly Linear _location = Linear(256, 16);
    private readonly Linear _logScale = Linear(256, 16);
    private readonly Sequential _decoder = Sequential(Linear(16, 256), ReLU(), Linear(256, 784));

    public Tensor Pathwise(Tensor x)
    {
        var h = _encoder.call(x);
        var (loc, logScale) = (_location.call(h), _logScale.call(h));
        var scale = logScale.exp();
        var posterior = distributions.Normal(loc, scale);
        var z = posterior.sample(); //~ VAE301
        var nll = functional.binary_cross_entropy_with_logits(_decoder.call(z), x, reduction: Reduction.Sum) / x.shape[0];
        var kl = (0.5 * (scale.pow(2) + loc.pow(2) - 1) - logScale).sum(1).mean();
        return nll + kl;
    }

    public Tensor ThroughModule(Tensor x)
    {
        var (decoded, loc, logScale) = Forward(x); //~ VAE301
        var nll = functional.mse_loss(decoded, x, Reduction.Sum) / x.shape[0];
        return nll + Kl(loc, logScale);
    }

    public Tensor Reparameterized(Tensor x)
    {
        var h = _encoder.call(x);
        var (loc, logScale) = (_location.call(h), _logScale.call(h));
        var z = distributions.Normal(loc, logScale.exp()).rsample();
        return functional.binary_cross_entropy_with_logits(_decoder.call(z), x, reduction: Reduction.Sum) / x.shape[0] + Kl(loc, logScale);
    }

    /// <summary>Standard normal noise has nothing to learn, so it may be drawn with sample().</summary>
    public Tensor ByHand(Tensor x)
    {
        var h = _encoder.call(x);
        var (loc, logScale) = (_location.call(h), _logScale.call(h));
        var noise = distributions.Normal(zeros_like(loc), ones_like(loc)).sample();
        var z = loc + logScale.exp() * noise;
        return functional.binary_cross_entropy_with_logits(_decoder.call(z), x, reduction: Reduction.Sum) / x.shape[0] + Kl(loc, logScale);
    }

    /// <summary>The gradient of the encoder is that of the score function.</summary>
    public Tensor ScoreFunction(Tensor x)
    {
        var h = _encoder.call(x);
        var (loc, logScale) = (_location.call(h), _logScale.call(h));
        var posterior = distributions.Normal(loc, logScale.exp());
        var z = posterior.sample();
        var nll = functional.binary_cross_entropy_with_logits(_decoder.call(z), x, reduction: Reduction.None).sum(1);
        var score = (posterior.log_prob(z).sum(1) * nll.detach()).mean();
        return nll.mean() + score + Kl(loc, logScale);
    }

    public Tensor Generate(Tensor x)
    {
        using (no_grad())
        {
            var h = _encoder.call(x);
            var z = distributions.Normal(_location.call(h), _logScale.call(h).exp()).sample();
            return _decoder.call(z).sigmoid();
        }
    }

    /// <summary>The decoder alone is trained on codes of an encoder that is finished.</summary>
    public Tensor Replay(Tensor x)
    {
        var h = _encoder.call(x);
        var z = distributions.Normal(_location.call(h), _logScale.call(h).exp()).sample();
        return functional.binary_cross_entropy_with_logits(_decoder.call(z), x, reduction: Reduction.Sum) / x.shape[0];
    }

    private (Tensor Decoded, Tensor Loc, Tensor LogScale) Forward(Tensor x)
    {
        var h = _encoder.call(x);
        var (loc, logScale) = (_location.call(h), _logScale.call(h));
        return (_decoder.call(distributions.Normal(loc, logScale.exp()).sample()), loc, logScale);
    }

    private static Tensor Kl(Tensor loc, Tensor logScale) => (0.5 * ((2 * logScale).exp() + loc.pow(2) - 1) - logScale).sum(1).mean();
}

public sealed class DiscreteLatents
{
    private readonly Linear _encoder = Linear(784, 64);
    private readonly Linear _decoder = Linear(64, 784);
    private readonly Linear _policy = Linear(64, 10);

    public Tensor Gates(Tensor x)
    {
        var gates = distributions.Bernoulli(logits: _encoder.call(x));
        var z = gates.rsample(); //~ VAE301
        return functional.binary_cross_entropy_with_logits(_decoder.call(z), x, reduction: Reduction.Sum) / x.shape[0];
    }

    public Tensor Codes(Tensor x)
    {
        var code = distributions.Categorical(logits: _policy.call(_encoder.call(x))).rsample(); //~ VAE301
        return functional.mse_loss(functional.one_hot(code, 10).to(ScalarType.Float32), x[.., ..10]);
    }

    public Tensor OneHot(Tensor x)
    {
        var z = distributions.OneHotCategorical(logits: _encoder.call(x)).rsample(); //~ VAE301
        return functional.binary_cross_entropy_with_logits(_decoder.call(z), x, reduction: Reduction.Sum) / x.shape[0];
    }

    public Tensor Relaxed(Tensor x, Tensor temperature)
    {
        var z = distributions.RelaxedOneHotCategorical(temperature, logits: _encoder.call(x)).rsample();
        return functional.binary_cross_entropy_with_logits(_decoder.call(z), x, reduction: Reduction.Sum) / x.shape[0];
    }

    /// <summary>Hard forward, soft backward.</summary>
    public Tensor Straight(Tensor x)
    {
        var probabilities = _encoder.call(x).sigmoid();
        var hard = distributions.Bernoulli(probabilities).sample();
        var z = probabilities + (hard - probabilities).detach();
        return functional.binary_cross_entropy_with_logits(_decoder.call(z), x, reduction: Reduction.Sum) / x.shape[0];
    }
}
