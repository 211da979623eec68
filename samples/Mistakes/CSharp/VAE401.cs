// The literal 0 is taken for a data type: the KL per latent is a single byte.
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Mistakes.VAE401;

public sealed class MonitoredVae : Module<Tensor, (Tensor Reconstruction, Tensor Mu, Tensor LogVar)>
{
    private readonly Linear _encoder = Linear(784, 128);
    private readonly Linear _toMu = Linear(128, 20);
    private readonly Linear _toLogVar = Linear(128, 20);
    private readonly Linear _decoderHidden = Linear(20, 128);
    private readonly Linear _decoderOutput = Linear(128, 784);

    public MonitoredVae()
        : base(nameof(MonitoredVae))
    {
        RegisterComponents();
    }

    public override (Tensor Reconstruction, Tensor Mu, Tensor LogVar) forward(Tensor x)
    {
        var hidden = functional.relu(_encoder.call(x));
        var mu = _toMu.call(hidden);
        var logVar = _toLogVar.call(hidden);
        var z = mu + (0.5 * logVar).exp() * randn_like(mu);
        return (sigmoid(_decoderOutput.call(functional.relu(_decoderHidden.call(z)))), mu, logVar);
    }

    public Tensor Loss(Tensor x)
    {
        var (reconstruction, mu, logVar) = call(x);
        var bce = functional.binary_cross_entropy(reconstruction, x, reduction: Reduction.Sum) / x.shape[0];
        return bce + Kl(mu, logVar).sum(1).mean();
    }

    /// <summary>How many nats each latent carries, for the log.</summary>
    public float[] KlPerLatent(Tensor x)
    {
        using var _ = no_grad();
        var (_, mu, logVar) = call(x);
        return (Kl(mu, logVar).sum(0) / x.shape[0]).to(float32).data<float>().ToArray();
    }

    private static Tensor Kl(Tensor mu, Tensor logVar) => -0.5 * (1 + logVar - mu.pow(2) - logVar.exp());
}
