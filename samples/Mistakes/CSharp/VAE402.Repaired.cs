// Written out, the likelihood trains its variance.
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Mistakes.VAE402.Repaired;

public sealed class NoisyVae : Module<Tensor, (Tensor Reconstruction, Tensor Mu, Tensor LogVar)>
{
    private readonly Linear _encoder = Linear(784, 128);
    private readonly Linear _toMu = Linear(128, 20);
    private readonly Linear _toLogVar = Linear(128, 20);
    private readonly Linear _decoderHidden = Linear(20, 128);
    private readonly Linear _decoderOutput = Linear(128, 784);
    private readonly Linear _decoderLogVar = Linear(20, 784);

    public NoisyVae()
        : base(nameof(NoisyVae))
    {
        RegisterComponents();
    }

    public override (Tensor Reconstruction, Tensor Mu, Tensor LogVar) forward(Tensor x)
    {
        var hidden = functional.relu(_encoder.call(x));
        var mu = _toMu.call(hidden);
        var logVar = _toLogVar.call(hidden);
        var z = mu + (0.5 * logVar).exp() * randn_like(mu);
        return (_decoderOutput.call(functional.relu(_decoderHidden.call(z))), mu, logVar);
    }

    public Tensor Loss(Tensor x)
    {
        var (mean, mu, logVar) = call(x);
        var logVariance = _decoderLogVar.call(mu);
        var nll = 0.5 * (logVariance + (x - mean).pow(2) / logVariance.exp()).sum(1).mean();
        var kld = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1).mean();
        return nll + kld;
    }
}
