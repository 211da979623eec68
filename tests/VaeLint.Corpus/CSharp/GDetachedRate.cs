// style: a KL that lost its gradient on the way to the sum: detach() left over from a log, item(), a no_grad block that is too long; logs and warm-up beside it
// case Step: not measured
// case ByNumber: not measured
// case Weighted: not measured
// case Scoped: not measured
// case FromHelper: not measured
// case Reconstruction: not measured
// case WithLog: not measured
// case WarmUp: not measured
// case Validate: not measured
// case Frozen: not measured
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.GDetachedRate;

public sealed class FaceVae
{
    private readonly Linear _features = Linear(4096, 256);
    private readonly Linear _mean = Linear(256, 32);
    private readonly Linear _logVariance = Linear(256, 32);
    private readonly Linear _output = Linear(32, 4096);
    private readonly Sequential _teacher = Sequential(Linear(4096, 256), ReLU(), Linear(256, 32));
    private readonly List<float> _history = [];
    private double _lastRate;

    public Tensor Step(Tensor x)
    {
        var (logits, mean, logVariance) = Run(x);
        var distortion = Distortion(logits, x);
        var rate = (-0.5 * (1 + logVariance - mean.pow(2) - logVariance.exp())).sum(1).mean();
        var loss = distortion + rate.detach(); //~ VAE301
        _history.Add(rate.item<float>());
        return loss;
    }

    public Tensor ByNumber(Tensor x)
    {
        var (logits, mean, logVariance) = Run(x);
        var rate = Rate(mean, logVariance).item<float>(); //~ VAE301
        _history.Add(rate);
        return Distortion(logits, x) + rate;
    }

    public Tensor Weighted(Tensor x, double beta)
    {
        var (logits, mean, logVariance) = Run(x);
        var rate = Rate(mean, logVariance);
        _lastRate = rate.ToDouble();
        return Distortion(logits, x) + beta * rate.ToDouble(); //~ VAE301
    }

    public Tensor Scoped(Tensor x)
    {
        var (logits, mean, logVariance) = Run(x);
        Tensor rate;
        using (no_grad())
        {
            rate = (-0.5 * (1 + logVariance - mean.pow(2) - logVariance.exp())).sum(1).mean(); //~ VAE301
            _history.Add(rate.item<float>());
        }

        return Distortion(logits, x) + rate;
    }

    public Tensor FromHelper(Tensor x)
    {
        var (logits, mean, logVariance) = Run(x);
        return Distortion(logits, x) + LoggedRate(mean, logVariance); //~ VAE301
    }

    public Tensor Reconstruction(Tensor x)
    {
        var (logits, mean, logVariance) = Run(x);
        var distortion = Distortion(logits, x).detach(); //~ VAE301
        return distortion + Rate(mean, logVariance);
    }

    /// <summary>The copies are for the log, the loss is made of the tensors.</summary>
    public Tensor WithLog(Tensor x)
    {
        var (logits, mean, logVariance) = Run(x);
        var distortion = Distortion(logits, x);
        var rate = Rate(mean, logVariance);
        using (no_grad())
        {
            var shown = distortion + rate;
            _history.Add(shown.item<float>());
        }

        _lastRate = (distortion.detach() + rate.detach()).ToDouble();
        return distortion + rate;
    }

    /// <summary>For the first rounds the encoder learns to reconstruct only, and the rate is shown as part of the loss.</summary>
    public Tensor WarmUp(Tensor x, int epoch)
    {
        var (logits, mean, logVariance) = Run(x);
        var distortion = Distortion(logits, x);
        var rate = Rate(mean, logVariance);
        return epoch < 5 ? distortion + rate.detach() : distortion + rate;
    }

    public float Validate(Tensor x)
    {
        using var _ = no_grad();
        var (logits, mean, logVariance) = Run(x);
        return (Distortion(logits, x) + Rate(mean, logVariance)).item<float>();
    }

    /// <summary>A teacher that does not learn, and a student that does.</summary>
    public Tensor Frozen(Tensor x)
    {
        var (logits, mean, logVariance) = Run(x);
        var target = _teacher.call(x).detach();
        return Distortion(logits, x) + Rate(mean, logVariance) + functional.mse_loss(mean, target, Reduction.Sum) / x.shape[0];
    }

    private (Tensor Logits, Tensor Mean, Tensor LogVariance) Run(Tensor x)
    {
        var features = functional.relu(_features.call(x));
        var (mean, logVariance) = (_mean.call(features), _logVariance.call(features));
        var z = mean + (0.5 * logVariance).exp() * randn_like(mean);
        return (_output.call(z), mean, logVariance);
    }

    private static Tensor Distortion(Tensor logits, Tensor x) => functional.binary_cross_entropy_with_logits(logits, x, reduction: Reduction.Sum) / x.shape[0];

    private static Tensor Rate(Tensor mean, Tensor logVariance) => (-0.5 * (1 + logVariance - mean.pow(2) - logVariance.exp())).sum(1).mean();

    private Tensor LoggedRate(Tensor mean, Tensor logVariance)
    {
        var rate = Rate(mean, logVariance).detach();
        _history.Add(rate.item<float>());
        return rate;
    }
}
