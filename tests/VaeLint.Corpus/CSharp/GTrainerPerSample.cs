// style: a trainer with losses per sample for its outlier report; two of its steps call backward() on the vector
// case Step: not measured
// case ConvStep: not measured
// case LaterStep: not measured
// case RightStep: not measured
// case Outliers: not measured
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.GTrainerPerSample;

public sealed class SensorVae : Module<Tensor, (Tensor Decoded, Tensor Mean, Tensor LogVariance)>
{
    private readonly Linear _encoder = Linear(48, 32);
    private readonly Linear _mean = Linear(32, 6);
    private readonly Linear _logVariance = Linear(32, 6);
    private readonly Linear _decoder = Linear(6, 48);

    public SensorVae()
        : base(nameof(SensorVae))
    {
        RegisterComponents();
    }

    public override (Tensor Decoded, Tensor Mean, Tensor LogVariance) forward(Tensor x)
    {
        var h = functional.relu(_encoder.call(x));
        var (mean, logVariance) = (_mean.call(h), _logVariance.call(h));
        return (_decoder.call(mean + (0.5 * logVariance).exp() * randn_like(mean)), mean, logVariance);
    }
}

public sealed class Trainer(SensorVae model, optim.Optimizer optimizer)
{
    private readonly MSELoss _elementwise = MSELoss(Reduction.None);

    public void Step(Tensor x)
    {
        optimizer.zero_grad();
        var losses = PerSample(x);
        losses.backward(); //~ VAE302
        optimizer.step();
    }

    public void ConvStep(Tensor decoded, Tensor images, Tensor mean, Tensor logVariance)
    {
        optimizer.zero_grad();
        var error = _elementwise.call(decoded, images).view(images.shape[0], -1).sum(1);
        var rate = (-0.5 * (1 + logVariance - mean.pow(2) - logVariance.exp())).sum(1);
        var loss = error + rate;
        loss.backward(); //~ VAE302
        optimizer.step();
    }

    public float LaterStep(Tensor x)
    {
        optimizer.zero_grad();
        var loss = PerSample(x);
        loss.backward(); //~ VAE302
        optimizer.step();
        return loss.mean().item<float>();
    }

    public float RightStep(Tensor x)
    {
        optimizer.zero_grad();
        var loss = PerSample(x).mean();
        loss.backward();
        optimizer.step();
        return loss.item<float>();
    }

    public Tensor Outliers(Tensor x, double threshold)
    {
        using (no_grad())
        {
            return PerSample(x) > threshold;
        }
    }

    private Tensor PerSample(Tensor x)
    {
        var (decoded, mean, logVariance) = model.call(x);
        return _elementwise.call(decoded, x).sum(1) + (-0.5 * (1 + logVariance - mean.pow(2) - logVariance.exp())).sum(1);
    }
}
