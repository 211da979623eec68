// style: fully connected VAE as Module with a tuple-returning forward; the training steps call it and add the terms
// case MeanStep: not measured
// case ScaledStep: not measured
// case StaleScaleStep: not measured
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CModuleForwardCall;

public sealed class MnistVae : Module<Tensor, (Tensor recon, Tensor mu, Tensor logVar)>
{
    private readonly Linear _hidden = Linear(784, 400);
    private readonly Linear _mean = Linear(400, 20);
    private readonly Linear _logVariance = Linear(400, 20);
    private readonly Linear _expand = Linear(20, 400);
    private readonly Linear _pixels = Linear(400, 784);

    public MnistVae()
        : base(nameof(MnistVae))
    {
        RegisterComponents();
    }

    public override (Tensor recon, Tensor mu, Tensor logVar) forward(Tensor input)
    {
        var hidden = functional.relu(_hidden.forward(input.view(-1, 784)));
        var mu = _mean.forward(hidden);
        var logVar = _logVariance.forward(hidden);
        var z = mu + randn_like(mu) * (0.5 * logVar).exp();
        var recon = sigmoid(_pixels.forward(functional.relu(_expand.forward(z))));
        return (recon, mu, logVar);
    }
}

public sealed class Trainer(MnistVae model, optim.Optimizer optimizer)
{
    public void MeanStep(Tensor images)
    {
        optimizer.zero_grad();
        var (recon, mu, logVar) = model.forward(images);
        var bce = functional.binary_cross_entropy(recon, images.view(-1, 784)); //~ VAE001
        var kl = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1).mean();
        var loss = bce + kl;
        loss.backward();
        optimizer.step();
    }

    public void ScaledStep(Tensor images)
    {
        optimizer.zero_grad();
        var (recon, mu, logVar) = model.call(images);
        var bce = 784 * functional.binary_cross_entropy(recon, images.view(-1, 784));
        var kl = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1).mean();
        var loss = bce + kl;
        loss.backward();
        optimizer.step();
    }

    // The factor was copied from a model for 32x32 images.
    public void StaleScaleStep(Tensor images)
    {
        optimizer.zero_grad();
        var (recon, mu, logVar) = model.call(images);
        var bce = 3072 * functional.binary_cross_entropy(recon, images.view(-1, 784)); //~ VAE001
        var kl = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1).mean();
        var loss = bce + kl;
        loss.backward();
        optimizer.step();
    }
}
