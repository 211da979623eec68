using TorchSharp.Modules;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Runtime.Benchmarks.Problems;

/// <summary>784-400-20-400-784 with Adam, the usual first VAE, on one batch of 128.</summary>
internal sealed class MlpVae
{
    private const int Batch = 128;

    /// <summary>The arithmetic of a step without its effect: thousands of steps against one batch, or against constant slopes, would lead out of the range of numbers.</summary>
    private const double LearningRate = 1e-7;

    private readonly Linear _hidden = nn.Linear(784, 400);
    private readonly Linear _mean = nn.Linear(400, 20);
    private readonly Linear _logVariance = nn.Linear(400, 20);
    private readonly Linear _decoded = nn.Linear(20, 400);
    private readonly Linear _logits = nn.Linear(400, 784);
    private readonly optim.Optimizer _adam;
    private readonly Tensor _data = rand(Batch, 784);
    private readonly Tensor[] _slopes = [randn(Batch, 784) * 1e-3, randn(Batch, 20) * 1e-3, randn(Batch, 20) * 1e-3];

    public MlpVae() => _adam = optim.Adam(new[] { _hidden, _mean, _logVariance, _decoded, _logits }.SelectMany(layer => layer.parameters()), LearningRate);

    /// <summary>Logits, target, mean and log-variance give a loss.</summary>
    public Action StepWith(Func<Tensor, Tensor, Tensor, Tensor, Tensor> loss) => () => Step((logits, mean, logVariance) => loss(logits, _data, mean, logVariance).backward());

    /// <summary>Everything but the loss: its gradients are given.</summary>
    public void StepWithoutLoss() => Step((logits, mean, logVariance) => autograd.backward([logits, mean, logVariance], _slopes));

    private void Step(Action<Tensor, Tensor, Tensor> backward)
    {
        using var scope = NewDisposeScope();
        _adam.zero_grad();
        var hidden = F.relu(_hidden.forward(_data));
        var (mean, logVariance) = (_mean.forward(hidden), _logVariance.forward(hidden));
        var latent = mean + (randn_like(mean) * (logVariance * 0.5).exp());
        backward(_logits.forward(F.relu(_decoded.forward(latent))), mean, logVariance);
        _adam.step();
    }
}
