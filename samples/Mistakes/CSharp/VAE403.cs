// The arrays are compared and not what is in them: the answer is always no.
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Mistakes.VAE403;

public sealed class CheckedVae : Module<Tensor, (Tensor Reconstruction, Tensor Mu, Tensor LogVar)>
{
    private readonly Linear _encoder = Linear(784, 128);
    private readonly Linear _toMu = Linear(128, 20);
    private readonly Linear _toLogVar = Linear(128, 20);
    private readonly Linear _decoderHidden = Linear(20, 128);
    private readonly Linear _decoderOutput = Linear(128, 784);

    public CheckedVae()
        : base(nameof(CheckedVae))
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

    /// <summary>Images [B, 1, 28, 28] are flattened, rows [B, 784] are taken as they are.</summary>
    public Tensor Loss(Tensor x)
    {
        var (reconstruction, mu, logVar) = call(x.flatten(1));
        var target = x.shape == reconstruction.shape ? x : x.flatten(1);
        var bce = functional.binary_cross_entropy(reconstruction, target, reduction: Reduction.Sum) / x.shape[0];
        var kld = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1).mean();
        return bce + kld;
    }
}
